-- NAME: 練習問題
-- 実行方法: nnlua NAME.lua　　採点: nnlua check NAME.lua

local np = require "numpy"
local chainer = require "chainer"
local check = require "check"
local F, Variable = chainer.functions, chainer.Variable

-- 1. x^2 + 1 を返す関数を書きましょう。x は数でも配列でもかまいません。
local function f(x)
  return x -- ここに答えを書く
end

check.equal("f(3)", f(3), 10, {hint = "x の2乗は x ^ 2 と書きます"})
check.equal("配列での f", f(np.array{0, 1, 2}), {1, 2, 5})

-- 2. x = (1, 2, 3) のとき、f(x) の合計を x で微分した勾配を求めましょう。
local x = Variable(np.array{1, 2, 3})
-- ここに答えを書く: y = F.sum(...) を計算してから、逆伝播する

check.shape("x.grad の形", x.grad, 3, {hint = "y:backward() を呼ぶと x.grad に勾配が入ります"})
check.close("x.grad の値", x.grad, {2, 4, 6}, {marks = 2, hint = "x^2 を微分すると 2x です"})
