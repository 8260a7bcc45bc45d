---@meta _
-- The words that the other definitions use, and the globals of nnlua.

---What np.array takes: an array, a number, a boolean, or a nested table of them.
---@alias nnlua.data Array|Variable|number|boolean|table

---@alias nnlua.array Array|Variable

---@alias nnlua.dtype "float32"|"float64"|"int32"|"int64"|"uint8"|"bool"|"float"|"int"|"single"|"double"|"bool_"|"f"|"d"|"i"|"l"|"q"|"B"|"?"|"f4"|"f8"|"i4"|"i8"|"u1"

---Explains a function or finds a word: help(F.relu), help "dropout".
---@param what? any
function help(what) end
