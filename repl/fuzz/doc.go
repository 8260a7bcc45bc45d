// Package fuzz holds the fuzz targets of the program as a whole: programs, the
// functions of the catalog, files that scripts read, and inputs at the prompt.
// Whatever comes, the process goes on, and no error is a bug of ours. Some parsers
// of files have targets of their own beside them. Run one with
//
//	go test ./repl/fuzz -fuzz FuzzProgram -fuzztime 20m -fuzzminimizetime 1s
//
// Without the last option nearly all of the time goes into making inputs shorter.
package fuzz
