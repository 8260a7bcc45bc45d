local np = require "numpy"
local F = require("chainer.functions")
local w, b = np.array{{1, 2}, {3, 4}}, 2
local function act(x) return x end
local y = act(np.dot(w, np.array{1, -1}) * b + 1)
if b > 1 and not (#"abc" == b) then y = F.relu(y - w[1][1]) end
w[1] = 5
return y.data
