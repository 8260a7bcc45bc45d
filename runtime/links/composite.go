package links

// adopt registers a link of which a chain written in Go is made, and returns it
// for the chain's field.
func adopt[T linker](c *Chain, name string, link T) T {
	c.AddLink(name, link)
	return link
}
