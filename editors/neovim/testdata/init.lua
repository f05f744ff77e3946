-- What a user has who installed the plugin: this checkout on the runtimepath, and the recipe of the README.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h')
vim.opt.runtimepath:append(here)
if vim.lsp.completion then
  dofile(here .. '/testdata/recipe.lua')
end
