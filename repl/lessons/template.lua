-- NAME: an exercise.
-- Run it with: nnlua NAME.lua. See the marks with: nnlua check NAME.lua

local np = require "numpy"
local chainer = require "chainer"
local check = require "check"
local F, Variable = chainer.functions, chainer.Variable

-- 1. Write a function that returns x^2 + 1, for a number as for an array.
local function f(x)
  return x -- write your answer here
end

check.equal("f(3)", f(3), 10, {hint = "x squared is x ^ 2"})
check.equal("f of an array", f(np.array{0, 1, 2}), {1, 2, 5})

-- 2. Compute the gradient of the sum of f(x) at x = (1, 2, 3).
local x = Variable(np.array{1, 2, 3})
-- write your answer here: y = F.sum(...), then go backward

check.shape("x.grad", x.grad, 3, {hint = "y:backward() fills in x.grad"})
check.close("x.grad", x.grad, {2, 4, 6}, {marks = 2, hint = "the gradient of x^2 is 2x"})
