// Package refactor rewrites parts of a manifest that are right as they are, when somebody asks
// for it: it declares what an entry names, with the function in its source file; adds what a
// module needs to be of use; sorts module types; and writes collections in another style. It also
// has rules ignored where they speak.
//
// Laws:
//   - who only changes the form of a text changes nothing that it stands for, and loses no comment,
//     anchor or tag: such edits are tried out, and are not offered where that is not so;
//   - what is around an edit stays as it is;
//   - files beside the manifest are changed only where that is what the action says.
package refactor
