// Package special has the special functions of one or two numbers that neither
// package math nor gonum has in full double precision: the error function and
// its relatives, and the functions around gamma. Values, also at poles and
// infinities, are those of scipy.special.
package special
