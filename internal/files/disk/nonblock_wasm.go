package disk

// nonblock is nothing here: the hosts of WebAssembly open no pipes by name.
const nonblock = 0
