-- The scenario that every editor's test plays: ../scenario/app.sh tells it. Run by test.sh in the app's folder, after
-- test.lua, which hands over its words.
return function(word)
  local keys, expect_rules, choose, complete, equal = word.keys, word.expect_rules, word.choose, word.complete, word.equal

  local function go(pattern)
    vim.fn.cursor(1, 1)
    assert(vim.fn.search(pattern, 'cW') > 0, pattern .. ' is not in the manifest')
  end

  vim.cmd('edit manifest.yml')
  expect_rules({ 'module-deprecated', 'module-deprecated', 'resolver-without-resource', 'schema-required' })

  go('^    - key: shared-data\\n      resolver')
  complete('o<C-u>      resource: ', 'shared-data')
  equal('the accepted resource', '      resource: shared-data', vim.fn.getline('.'))
  complete('Go<C-u>      interval: ', 'hour')
  equal('the accepted interval', '      interval: hour', vim.fn.getline('.'))
  expect_rules({ 'module-deprecated', 'module-deprecated' })

  go('function: refresh$')
  keys('$bcwrefresch<Esc>')
  expect_rules({ 'module-deprecated', 'module-deprecated', 'reference-function' })
  go('refresch')
  choose('Replace with "refresh"')
  expect_rules({ 'module-deprecated', 'module-deprecated' })

  go('key: main')
  keys('w<Esc>fm')
  local tick = vim.api.nvim_buf_get_changedtick(0)
  vim.lsp.buf.rename('gadget')
  vim.wait(word.patience, function()
    return vim.api.nvim_buf_get_changedtick(0) > tick
  end, 5)

  vim.cmd('silent write')
  equal('the saved file', table.concat(vim.fn.readfile('golden.yml'), '\n'), table.concat(vim.fn.readfile('manifest.yml'), '\n'))
end
