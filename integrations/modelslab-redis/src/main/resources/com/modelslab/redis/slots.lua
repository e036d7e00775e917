-- The slots of an account. Every change may be run again.
-- A slot: s state (W waits, H held, B bound, U unknown outcome), h holder, n places, r round, k key of the job's path,
-- f the last report of a full queue.
local account, slots, ends, line, bound, freed = unpack(KEYS)
local op, me, channel = ARGV[1], ARGV[2], ARGV[3]
local most, lease, unknownLease, hold = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local memory = tonumber(ARGV[8])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function number(name)
  return tonumber(redis.call('HGET', account, name) or 0)
end

local function set(name, value)
  redis.call('HSET', account, name, string.format('%d', value))
end

local function count(slot, sign)
  if slot.s ~= 'W' then
    redis.call('HINCRBY', account, 'used', sign * slot.n)
  end
  if slot.s == 'B' then
    redis.call('HINCRBY', account, 'bound', sign * slot.n)
  end
end

local function read(id)
  local json = redis.call('HGET', slots, id)
  return json and cjson.decode(json)
end

local function write(id, slot)
  redis.call('HSET', slots, id, cjson.encode(slot))
end

local function endIn(id, millis)
  redis.call('ZADD', ends, now + millis, id)
end

local function remove(id)
  local slot = read(id)
  if slot then
    count(slot, -1)
    redis.call('HDEL', slots, id)
    if slot.k and redis.call('HGET', bound, slot.k) == id then
      redis.call('HDEL', bound, slot.k)
    end
  end
  redis.call('ZREM', ends, id)
  redis.call('ZREM', line, id)
end

local function become(id, slot, state)
  count(slot, -1)
  slot.s = state
  count(slot, 1)
  redis.call('ZREM', line, id)
  write(id, slot)
end

local function limit()
  return math.min(most, number('limit'))
end

local function expire()
  redis.call('ZREMRANGEBYSCORE', freed, '-inf', now)
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', now)) do
    remove(id)
  end
end

-- Gives free places to the first in line. The lease stays that of the wait: whoever waits in a process that died must
-- not block a place for longer than its place in line.
local function serve()
  expire()
  local granted = {}
  local allowed, used, round = limit(), number('used'), number('round')
  local first = redis.call('ZRANGE', line, 0, 0)[1]
  while first do
    local slot = read(first)
    if not slot then
      redis.call('ZREM', line, first)
    -- More places than the limit are free when all are.
    elseif used > 0 and used + slot.n > allowed then
      break
    else
      slot.r = round
      become(first, slot, 'H')
      used = used + slot.n
      if slot.h == me then
        granted[#granted + 1] = first
      else
        redis.call('PUBLISH', channel, first)
      end
    end
    first = redis.call('ZRANGE', line, 0, 0)[1]
  end
  return granted
end

local ops = {}

-- A larger plan counts at once, unless the limit was reduced before: then it grows as always.
function ops.begin()
  if number('round') == 0 and number('limit') < most then
    set('limit', most)
  end
end

function ops.ask()
  local id, places = ARGV[9], tonumber(ARGV[10])
  local slot = read(id)
  if not slot then
    write(id, { s = 'W', h = me, n = places, r = number('round') })
    redis.call('ZADD', line, redis.call('HINCRBY', account, 'ticket', 1), id)
    endIn(id, hold)
  elseif slot.s == 'H' then
    return { id }
  end
end

function ops.free() remove(ARGV[9]) end

function ops.release()
  local slot = read(ARGV[9])
  if slot and slot.s == 'H' then
    remove(ARGV[9])
  end
end

function ops.outcomeUnknown()
  local slot = read(ARGV[9])
  if slot and slot.s == 'H' then
    become(ARGV[9], slot, 'U')
    endIn(ARGV[9], unknownLease)
  end
end

-- Binds a slot, also one that ended during an outage: its job takes the places anyway. Not again, if the answer was lost
-- and the job has ended since.
function ops.bind()
  local id, places, key = ARGV[9], tonumber(ARGV[10]), ARGV[11]
  if redis.call('ZSCORE', freed, id) then
    return
  end
  local before = redis.call('HGET', bound, key)
  if before and before ~= id then
    remove(before)
  end
  local slot = read(id) or { s = 'W', h = me, n = places, r = number('round') }
  if slot.s == 'H' or slot.s == 'W' then
    slot.k = key
    become(id, slot, 'B')
    redis.call('HSET', bound, key, id)
    endIn(id, lease)
    local accepted = number('accepted') + 1
    if number('limit') < most and accepted >= limit() then
      redis.call('HINCRBY', account, 'limit', 1)
      accepted = 0
    end
    set('accepted', accepted)
  end
end

-- A burst of refusals is one event: only a slot that was tried since the last change counts.
function ops.queueFull()
  local id, report = ARGV[9], ARGV[10]
  local slot = read(id)
  if slot and slot.s == 'H' and slot.f ~= report then
    local round = number('round')
    if slot.r == round then
      round = round + 1
      local taken = math.min(number('bound'), limit() - 1)
      set('limit', math.max(1, math.floor(limit() / 2), taken))
      set('accepted', 0)
      set('round', round)
    end
    slot.r = round
    slot.f = report
    write(id, slot)
  end
end

function ops.stillRunning()
  local id = redis.call('HGET', bound, ARGV[9])
  if id then
    endIn(id, lease)
  end
end

function ops.finished()
  local id = redis.call('HGET', bound, ARGV[9])
  if id then
    remove(id)
    redis.call('ZADD', freed, now + memory, id)
  end
end

-- Renews what an instance waits for or is about to send: what it was granted, then what is gone.
function ops.look()
  local granted, gone = {}, {}
  for i = 9, #ARGV do
    local slot = read(ARGV[i])
    if not slot then
      gone[#gone + 1] = ARGV[i]
    elseif slot.s == 'W' or slot.s == 'H' then
      endIn(ARGV[i], hold)
      if slot.s == 'H' then
        granted[#granted + 1] = ARGV[i]
      end
    end
  end
  return granted, gone
end

function ops.usage()
  expire()
end

if op == 'begin' then
  for i, kind in ipairs({ 'hash', 'hash', 'zset', 'zset', 'hash', 'zset' }) do
    local found = redis.call('TYPE', KEYS[i]).ok
    if found ~= 'none' and found ~= kind then
      return redis.error_reply('WRONGTYPE ' .. KEYS[i] .. ' is a ' .. found .. ' and not a ' .. kind)
    end
  end
end

-- Also after the data was lost.
redis.call('HSETNX', account, 'limit', most)
local granted, gone = ops[op]()
granted = granted or {}
for _, id in ipairs(serve()) do
  granted[#granted + 1] = id
end
return { granted, gone or {}, { limit(), number('used'), redis.call('ZCARD', line) } }
