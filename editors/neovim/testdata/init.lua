-- What a user's init.lua says, with this checkout in place of the copied file.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h')
vim.opt.runtimepath:append(here)

if vim.lsp.enable then
  vim.lsp.enable('forge_manifest_ls')
else
  require('forge_manifest_ls').setup()
end
