package pyplot
