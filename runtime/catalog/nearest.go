package catalog

import "strings"

// Nearest returns the candidate that name was most likely meant to be, "" if
// none comes near: at most a third of its letters are wrong. Case counts least.
func Nearest(name string, candidates []string) string {
	best, bestScore := "", 0.0
	for _, c := range candidates {
		if c == name {
			continue
		}
		distance := float64(editDistance(strings.ToLower(name), strings.ToLower(c)))
		if distance > float64(max(len(name), len(c)))/3+0.5 || len(name) == 1 && distance > 0 {
			continue
		}
		score := distance + 0.1*float64(editDistance(name, c))
		if best == "" || score < bestScore || score == bestScore && c < best {
			best, bestScore = c, score
		}
	}
	return best
}

// editDistance counts the letters to insert, delete, replace or swap with their
// neighbour that turn a into b.
func editDistance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
