-- Run by test.sh in a directory with manifest.yml. Ends Neovim with exit code 0 when
-- everything is as it must be, else 1.

local patience = 20000 -- milliseconds; nothing is measured with it

local function show(value)
  return type(value) == 'string' and value or vim.inspect(value)
end

local function equal(what, want, got)
  if not vim.deep_equal(want, got) then
    error(('%s\nwant: %s\ngot:  %s'):format(what, show(want), show(got)), 0)
  end
end

-- The diagnostics of the buffer as "line:column-line:column code", from 1, in bytes.
local function diagnostics()
  local all = {}
  for _, d in ipairs(vim.diagnostic.get(0)) do
    table.insert(all, ('%d:%d-%d:%d %s'):format(d.lnum + 1, d.col + 1, d.end_lnum + 1, d.end_col + 1,
      d.code or d.user_data.lsp.code))
  end
  table.sort(all)
  return all
end

-- Every change of diagnostics wakes the wait; it ends when they are as wanted.
local function expect(what, want)
  vim.wait(patience, function()
    return vim.deep_equal(want, diagnostics())
  end, 5)
  equal(what, want, diagnostics())
end

-- expect_rules waits until the rules of the diagnostics are those.
local function expect_rules(want)
  local function rules()
    local all = vim.tbl_map(function(d)
      return d.code or d.user_data.lsp.code
    end, vim.diagnostic.get(0))
    table.sort(all)
    return all
  end
  vim.wait(patience, function()
    return vim.deep_equal(want, rules())
  end, 5)
  equal('the rules', want, rules())
end

local function keys(typed)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(typed, true, false, true), 'xt', false)
end

local function clients(bufnr)
  local get = vim.lsp.get_clients or vim.lsp.buf_get_clients
  return vim.tbl_count(get(vim.lsp.get_clients and { bufnr = bufnr } or bufnr))
end

-- Chooses the code action with this title in the menu that the user would see.
local function choose(title)
  local seen
  vim.ui.select = function(items, options, on_choice)
    seen = vim.tbl_map(options.format_item, items)
    for i, text in ipairs(seen) do
      if text:find(title, 1, true) then
        return on_choice(items[i], i)
      end
    end
    on_choice(nil)
  end
  local tick = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.code_action()
  vim.wait(patience, function()
    return vim.api.nvim_buf_get_changedtick(0) > tick or seen and not vim.tbl_contains(seen, title)
  end, 5)
  if vim.api.nvim_buf_get_changedtick(0) == tick then
    error('the fix was not made; the menu: ' .. show(seen), 0)
  end
end

-- Types, asks for the list as <C-x><C-o> does, and accepts the item with this word.
local function complete(typed, word)
  vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.opt.completeopt = { 'menu', 'menuone', 'noselect' }
  local started, seen = vim.loop.now(), {}
  local timer = vim.loop.new_timer()
  timer:start(20, 20, vim.schedule_wrap(function()
    local late = vim.loop.now() - started > patience
    if not timer:is_active() or vim.fn.pumvisible() == 0 and not late then
      return
    end
    timer:stop()
    local down = 0
    for i, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
      table.insert(seen, item.word)
      if vim.trim(item.word) == word or item.abbr == word then
        down = i
      end
    end
    local choose = down > 0 and ('<C-n>'):rep(down) .. '<C-y><Esc>' or '<C-e><Esc>'
    vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(choose, true, false, true), 't', false)
  end))
  -- "!": Insert mode goes on until the timer ends it.
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(typed .. '<C-x><C-o>', true, false, true), 'xt!', false)
  timer:close()
  return seen
end

-- The text of the window that a hover opens at the cursor.
local function hover()
  vim.lsp.buf.hover()
  local text
  vim.wait(patience, function()
    for _, win in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(win).relative ~= '' then
        text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(win), 0, -1, false), '\n')
        vim.api.nvim_win_close(win, true)
        return true
      end
    end
    return false
  end, 5)
  return text or 'no hover'
end

local function contains(what, part, got)
  if not got:find(part, 1, true) then
    error(('%s\nwant a text with: %s\ngot: %s'):format(what, part, got), 0)
  end
end

local function saved()
  vim.cmd('silent write')
  return vim.fn.readfile(vim.fn.expand('%:p'))
end

local function test()
  vim.cmd('edit other.yml')
  vim.cmd('edit manifest.yml')
  local before = vim.fn.readfile('manifest.yml')
  local mistake = '8:7-8:15 resolver-without-resource'
  local script, gadget = '6:3-6:33 module-deprecated', '10:3-10:23 module-deprecated'

  expect('a resolver without a resource', { gadget, script, mistake })
  equal('clients of the manifest', 1, clients(0))
  equal('clients of other YAML', 0, clients(vim.fn.bufnr('other.yml')))
  local plugin = require('forge_manifest_ls')
  equal('the root', vim.fn.getcwd(), plugin.root(vim.fn.getcwd() .. '/apps/one/manifest.yml'))
  equal('manifest.NAME.yml', true, plugin.is_manifest('/a/manifest.dev.yml'))
  equal('manifests.yml', false, plugin.is_manifest('/a/manifests.yml'))

  vim.api.nvim_win_set_cursor(0, { 8, 8 })
  choose('Add resource: main')
  gadget = '11:3-11:23 module-deprecated'
  expect('the fixed manifest', { gadget, script })
  table.insert(before, 8, '      resource: main')
  equal('the saved file', before, saved())

  -- Which files there are is known a moment after the first diagnostics, and is shown without an edit.
  vim.cmd('edit apps/one/manifest.yml')
  expect_rules({ 'function-handler-file', 'module-deprecated', 'module-deprecated', 'resolver-without-resource', 'resource-path-missing' })
  vim.cmd('buffer manifest.yml')

  -- The mistake comes back while typing, and goes away again.
  keys('8Gdd')
  expect('the resource deleted', { '10:3-10:23 module-deprecated', script, mistake })
  keys('O<C-u>      resource: main<Esc>')
  expect('the resource typed again', { gadget, script })
  equal('the saved file after typing', before, saved())

  -- A list behind a half-typed key, and what the cursor is on.
  local seen = complete('8Go<C-u>      rend', 'render')
  equal('the accepted item, of ' .. show(seen), '      render: ', vim.fn.getline('.'))
  seen = complete('A', 'default') -- UI Kit draws no directory
  equal('the accepted value, of ' .. show(seen), 'render: default', vim.trim(vim.fn.getline('.')))
  vim.api.nvim_win_set_cursor(0, { 6, 8 })
  contains('hover on the module type', 'invisible container', hover())
  vim.api.nvim_win_set_cursor(0, { 9, 15 })
  contains('hover on the value', 'Custom UI', hover())
  keys('9Gdd')
  equal('the text after completion', table.concat(before, '\n'), table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'))

  -- Columns behind a character that is two units of UTF-16 and four bytes.
  local entry = '    - {key: second, title: "📊", resolver: {function: fetch}}'
  local from, to = entry:find('resolver')
  keys('10Go<C-u>' .. entry .. '<Esc>')
  expect('an entry behind an emoji', {
    ('11:%d-11:%d resolver-without-resource'):format(from, to + 1),
    '12:3-12:23 module-deprecated',
    script,
  })
end

-- What is major since the last commit is shown once a base is set, and is gone with the change.
local function history()
  vim.cmd('cd ../history')
  if vim.fn.isdirectory('.git') == 0 then
    return -- git is not installed
  end
  vim.cmd('edit manifest.yml')
  expect_rules({ 'function-handler-file', 'module-deprecated', 'module-deprecated', 'resolver-without-resource', 'resource-path-missing' })
  vim.fn.append(vim.fn.line('$'), { 'permissions:', '  scopes:', '    - write:jira-work' })
  local get = vim.lsp.get_clients or vim.lsp.buf_get_clients
  for _, client in pairs(get(vim.lsp.get_clients and { bufnr = 0 } or 0)) do
    client.config.settings = { ['forge-manifest-ls'] = { impact = { base = 'HEAD' } } }
    client.settings = client.config.settings
    if vim.fn.has('nvim-0.11') == 1 then
      client:notify('workspace/didChangeConfiguration', { settings = client.settings })
    else
      client.notify('workspace/didChangeConfiguration', { settings = client.config.settings })
    end
  end
  local function major()
    return vim.tbl_filter(function(d)
      return (d.code or d.user_data.lsp.code) == 'impact-scope-added'
    end, vim.diagnostic.get(0))
  end
  local function wait(count)
    vim.wait(patience, function()
      return #major() == count
    end, 5)
    equal('what is major since the last commit', count, #major())
  end
  wait(1)
  contains('the message', 'Since HEAD: the scope "write:jira-work" is new', major()[1].message)
  equal('its line', vim.fn.line('$') - 1, major()[1].lnum)
  vim.cmd('silent $delete')
  wait(0)
end

local function play()
  local scenario = dofile(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h') .. '/scenario.lua')
  vim.cmd('cd ../scenario')
  scenario({
    keys = keys, expect_rules = expect_rules, choose = choose, complete = complete, equal = equal, patience = patience,
  })
end

local ok, message = xpcall(function()
  test()
  history()
  play()
end, function(e)
  return type(e) == 'string' and e or debug.traceback(show(e))
end)
io.stdout:write(ok and 'ok\n' or 'FAIL: ' .. message .. '\n')
vim.cmd(ok and 'qall!' or 'cquit 1')
