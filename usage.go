package main

const usage = `usage:
  nnlua SCRIPT [ARGUMENT ...]   run a lesson
  nnlua                         open the prompt
  nnlua -i SCRIPT               run a lesson, then open the prompt in it
  nnlua -e 'CODE'               run code
  nnlua -                       run a program from standard input
  ... | nnlua                   the same; what is no program, such as 1+1, is
                                answered as at the prompt, up to the first error
  nnlua step SCRIPT             run a lesson line by line and see what changes
  nnlua trace SCRIPT            print each line that runs, with what it changed
                                (nnlua trace -h shows more)
  nnlua help NAME               explain a function, such as F.relu
  nnlua lessons                 list the lessons that are part of nnlua
  nnlua lessons get NAME [DIR]  copy a lesson and its text into a folder
  nnlua lessons new NAME        begin an exercise that marks itself
  nnlua check FILE [--json]     run an exercise and report its marks
  nnlua manual DIR              write the reference manual into a folder
  nnlua stubs [DIR]             write what an editor needs to complete and check lessons
  nnlua data import FILE ...    keep files of data sets that were got on another
                                computer, in NNLUA_DATA or the user's cache
  nnlua licenses                print the licences of what is part of nnlua
  nnlua version                 print the version
  --lang ja                     messages in Japanese, whatever LANG says
  --plot MODE                   plt.show's way: inline, text, window, file or none

for programs of others:
  --sandbox [FOLDER]            no files but those in the folder, no other programs, no environment
  --timeout TIME                stop after 10 (seconds), 500ms ...    exit code 124
  --max-memory SIZE             stop above 256M, 1G ... of values     exit code 125
  --max-output SIZE             stop after 64K ... of output          exit code 126
  --json                        say how it ended in one line of JSON, on standard error
`
