-- Run by ../first.sh: opens manifest.yml, and prints the milliseconds until the first diagnostic. With YAML_SERVER in the
-- environment, the path of yaml-language-server, that one serves instead, by the schema at SCHEMA.
if vim.env.YAML_SERVER then
  vim.api.nvim_create_autocmd('FileType', {
    pattern = 'yaml',
    callback = function()
      vim.lsp.start({
        name = 'yaml',
        cmd = { 'node', vim.env.YAML_SERVER, '--stdio' },
        root_dir = vim.fn.getcwd(),
        settings = { yaml = { validate = true, schemas = { ['file://' .. vim.env.SCHEMA] = 'manifest.yml' } } },
      })
    end,
  })
else
  vim.opt.runtimepath:append(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h'))
  vim.cmd('runtime! plugin/forge_manifest_ls.lua')
end
vim.cmd('filetype on')
local begin = vim.loop.hrtime()
vim.cmd('edit manifest.yml')
local seen = vim.wait(30000, function()
  return #vim.diagnostic.get(0) > 0
end, 1)
io.stdout:write(seen and ('%d\n'):format((vim.loop.hrtime() - begin) / 1e6) or 'none\n')
vim.cmd('qall!')
