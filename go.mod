module nnlua

go 1.25.0

require (
	github.com/chzyer/readline v1.5.1
	github.com/pbnjay/memory v0.0.0-20210728143218-7b4eea64cf58
	github.com/yuin/gopher-lua v1.1.2
	gonum.org/v1/gonum v0.17.0
)

require golang.org/x/sys v0.26.0 // indirect
