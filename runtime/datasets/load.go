package datasets

// loader is a data set whose examples can be made by another goroutine, all but
// the part of the work that needs the script.
type loader interface {
	// load does the work of example i and returns what gives the example. It may
	// run in any goroutine; what it returns runs in that of the script.
	load(i int) func() any
}

// load loads an example, or leaves it all to the goroutine of the script.
func load(d Dataset, i int) func() any {
	if l, ok := d.(loader); ok {
		return l.load(i)
	}
	return func() any { return d.Example(i) }
}

// caught makes an example at once. An error is raised where the example is wanted.
func caught(example func() any) func() any {
	var v, failure any
	func() {
		defer func() { failure = recover() }()
		v = example()
	}()
	return func() any {
		if failure != nil {
			panic(failure)
		}
		return v
	}
}
