//go:build poison

package kernel

// poison fills unset memory with a pattern, so that tests notice a result that
// was not written: go test -tags poison ./...
const poison = true
