-- The jobs of a store. Every change may be run again: nothing comes back into a state that it has left.
-- An entry: s state (I, U, O, F), o owner, d delivered, p path, t track id, n note, w token, k key of the job's path,
-- a submitted at, c changed at.
local jobs, instances, intents, undelivered, unknown, open, finished, ended, delivered, paths, times, adoptions =
  unpack(KEYS)
local op, me = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function read(id)
  local json = redis.call('HGET', jobs, id)
  return json and cjson.decode(json)
end

local function owned(id, entry)
  -- An owner that nobody knows has no lease, but its entries must be found.
  redis.call('ZADD', instances, 'NX', 0, entry.o)
  return entry.o .. ':' .. id
end

local function add(id, entry)
  redis.call('HSET', jobs, id, cjson.encode(entry))
  redis.call('ZADD', times, entry.a, id)
  if entry.s == 'I' then
    redis.call('ZADD', intents, 0, owned(id, entry))
  elseif entry.s == 'U' then
    redis.call('ZADD', unknown, 0, id)
  else
    redis.call('ZADD', paths, 0, entry.k .. ':' .. id)
    redis.call('ZADD', entry.s == 'O' and open or finished, 0, id)
    if entry.s == 'F' then
      redis.call('ZADD', ended, entry.c, id)
    end
    if entry.d then
      redis.call('ZADD', delivered, entry.c, id)
    else
      redis.call('ZADD', undelivered, 0, owned(id, entry))
    end
  end
end

local function unindex(id, entry)
  if entry.s == 'I' then
    redis.call('ZREM', intents, entry.o .. ':' .. id)
  elseif entry.s == 'U' then
    redis.call('ZREM', unknown, id)
  else
    redis.call('ZREM', paths, entry.k .. ':' .. id)
    redis.call('ZREM', entry.s == 'O' and open or finished, id)
    redis.call('ZREM', undelivered, entry.o .. ':' .. id)
    redis.call('ZREM', ended, id)
    redis.call('ZREM', delivered, id)
  end
end

local function remove(id, entry)
  unindex(id, entry)
  redis.call('ZREM', times, id)
  redis.call('HDEL', jobs, id)
end

local function change(id, entry, changes)
  unindex(id, entry)
  for name, value in pairs(changes) do
    entry[name] = value
  end
  add(id, entry)
end

-- Members of an index that begin with a text and a colon, without them, after one, in the order of the ids.
local function below(index, text, after, most)
  local start = text .. ':'
  local from = after == '' and '[' .. start or '(' .. start .. after
  local found = redis.call('ZRANGEBYLEX', index, from, '(' .. text .. ';', 'LIMIT', 0, most)
  for i, member in ipairs(found) do
    found[i] = string.sub(member, #start + 1)
  end
  return found
end

local function ofPath(key)
  local found = {}
  for _, id in ipairs(below(paths, key, '', -1)) do
    local entry = read(id)
    if entry then
      found[#found + 1] = { id, entry }
    end
  end
  return found
end

local function dead()
  return redis.call('ZRANGEBYSCORE', instances, '-inf', now)
end

local function first(ids, most)
  table.sort(ids)
  for i = #ids, most + 1, -1 do
    ids[i] = nil
  end
  return ids
end

-- The first ids, in their order, that any of some instances has in an index.
local function ofAny(owners, index, after, most, more)
  local ids = more or {}
  for _, owner in ipairs(owners) do
    for _, id in ipairs(below(index, owner, after, most)) do
      ids[#ids + 1] = id
    end
  end
  return first(ids, most)
end

local function show(ids)
  local rows = {}
  for _, id in ipairs(ids) do
    local entry = read(id)
    if entry then
      rows[#rows + 1] = { id, entry.s, entry.p or '', entry.t or '', entry.n or '', entry.w or '', entry.a, entry.c }
    end
  end
  return rows
end

local function text(value)
  return value ~= '' and value or nil
end

local function put(state, from)
  local id, path, track, note, token, key, submitted, changed = unpack(ARGV, 3)
  local old = read(id)
  if not old then
    add(id, {
      s = state, o = me, p = text(path), t = text(track), n = text(note), w = text(token), k = text(key),
      a = submitted, c = changed,
    })
  elseif string.find(from, old.s, 1, true) then
    old.n = nil
    change(id, old, { s = state, n = text(note), w = text(token), k = text(key), c = changed })
  end
end

-- Forgets dead instances that own nothing.
local function bury()
  for _, owner in ipairs(dead()) do
    if #below(intents, owner, '', 1) == 0 and #below(undelivered, owner, '', 1) == 0 then
      redis.call('ZREM', instances, owner)
      redis.call('HDEL', adoptions, owner)
    end
  end
end

-- Removes what was delivered, but for the last ones; a few at a time.
local function clean(kept)
  local limit = redis.call('ZREVRANGE', ended, kept, kept, 'WITHSCORES')
  if limit[2] then
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', delivered, '-inf', '(' .. limit[2], 'LIMIT', 0, 20)) do
      local entry = read(id)
      if entry then
        remove(id, entry)
      else
        redis.call('ZREM', delivered, id)
      end
    end
  end
end

local ops = {}

function ops.intent() put('I', '') end
function ops.submitted() put('O', 'IU') end
function ops.unknownOutcome() put('U', 'I') end

function ops.finished()
  local key, at = unpack(ARGV, 3)
  for _, found in ipairs(ofPath(key)) do
    if found[2].s == 'O' then
      change(found[1], found[2], { s = 'F', c = at })
    end
  end
end

function ops.delivered()
  local key, kept = unpack(ARGV, 3)
  for _, found in ipairs(ofPath(key)) do
    local entry = found[2]
    if not entry.d then
      local at = entry.s == 'O' and string.format('%d', now) or entry.c
      change(found[1], entry, { s = 'F', c = at, d = 1 })
    end
  end
  clean(kept)
end

function ops.forget()
  local entry = read(ARGV[3])
  if entry then
    remove(ARGV[3], entry)
  end
end

-- Removes some that are older, beyond the first which stay: removed, stay.
function ops.forgetBefore()
  local limit, skip, most = unpack(ARGV, 3)
  local removed, stay = 0, 0
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', times, '-inf', '(' .. limit, 'LIMIT', skip, most)) do
    local entry = read(id)
    if entry and entry.s == 'I' and tonumber(redis.call('ZSCORE', instances, entry.o) or 0) > now then
      stay = stay + 1
    elseif entry then
      remove(id, entry)
      removed = removed + 1
    else
      redis.call('ZREM', times, id)
    end
  end
  return { removed, stay }
end

function ops.find()
  local state, after, most = ARGV[3], ARGV[4], tonumber(ARGV[5])
  if state == 'I' then
    local living = redis.call('ZRANGEBYSCORE', instances, '(' .. string.format('%d', now), '+inf')
    return show(ofAny(living, intents, after, most))
  end
  local index = state == 'U' and unknown or state == 'O' and open or finished
  local from = after == '' and '-' or '(' .. after
  local ids = redis.call('ZRANGEBYLEX', index, from, '+', 'LIMIT', 0, most)
  if state == 'U' then
    ids = ofAny(dead(), intents, after, most, ids)
  end
  return show(ids)
end

-- Gives again what the same adoption took before, if its answer was lost.
function ops.adopt()
  local adoption, most = ARGV[3], tonumber(ARGV[4])
  local last = redis.call('HGET', adoptions, me)
  local taken = last and cjson.decode(last)
  if taken and taken[1] == adoption then
    table.remove(taken, 1)
    local mine = {}
    for _, id in ipairs(taken) do
      local entry = read(id)
      if entry and entry.o == me and not entry.d then
        mine[#mine + 1] = id
      end
    end
    return show(mine)
  end
  local ids = ofAny(dead(), undelivered, '', most)
  if #ids > 0 then
    for _, id in ipairs(ids) do
      local entry = read(id)
      if entry then
        change(id, entry, { o = me })
      end
    end
    redis.call('HSET', adoptions, me, cjson.encode({ adoption, unpack(ids) }))
  else
    redis.call('HDEL', adoptions, me)
  end
  return show(ids)
end

-- The first step of an instance.
function ops.open()
  for i, key in ipairs(KEYS) do
    local kind = (key == jobs or key == adoptions) and 'hash' or 'zset'
    local found = redis.call('TYPE', key).ok
    if found ~= 'none' and found ~= kind then
      return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. found .. ' and not a ' .. kind)
    end
  end
  ops.renew()
end

function ops.renew()
  redis.call('ZADD', instances, now + ARGV[3], me)
  bury()
end

function ops.close()
  redis.call('ZADD', instances, 0, me)
  bury()
end

return ops[op]() or {}
