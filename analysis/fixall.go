package analysis

import (
	"cmp"
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// maxRounds bounds how often [FixAll] looks again: a fix may make room for the next one, but
// not ten times in a row. Each round tries out a few choices of fixes: minAttempts at least,
// maxAttempts at most, and so many that together they read no more than maxRead bytes.
const (
	maxRounds   = 10
	minAttempts = 4
	maxAttempts = 100
	maxRead     = 32 << 20
)

// FixAll makes the safe fixes of what check finds in a file until nothing changes any
// more, and returns what is left of the file and how many fixes were made. What it does
// obeys the law of safe fixes (see law.go).
func FixAll(f *manifest.File, check func(*manifest.File) []Diagnostic) (*manifest.File, int) {
	fixed, made := RepairAll(f, check)
	return fixed, len(made)
}

// Repair is a fix that was made.
type Repair struct {
	Rule  *Rule
	Line  int // 0-based, in the text in which it was made
	Title string
}

// RepairAll is [FixAll], and returns what was fixed.
func RepairAll(f *manifest.File, check func(*manifest.File) []Diagnostic) (*manifest.File, []Repair) {
	var made []Repair
	now := checkedFile{f, check(f)}
	for range maxRounds {
		r := fixRound{before: now, check: check, attempts: min(maxAttempts, minAttempts+maxRead/(now.file.Buffer().Len()+1))}
		r.take(SafeRepairs(now.found))
		if len(r.made) == 0 {
			break
		}
		for _, one := range r.made {
			made = append(made, one.made(now.file))
		}
		now = r.after
	}
	return now.file, made
}

// made returns what is said of a repair of a file.
func (r repair) made(f *manifest.File) Repair {
	return Repair{r.of.Rule, f.Buffer().LineAt(r.of.Span.Start), r.Fix.Title}
}

// checkedFile is a file and what is wrong in it.
type checkedFile struct {
	file  *manifest.File
	found []Diagnostic
}

// repair is a fix of a diagnostic.
type repair struct {
	of  *Diagnostic
	Fix Fix
}

// SafeRepairs returns the first fix of each diagnostic that its rule holds to be safe, as many
// as touch different parts of the text.
func SafeRepairs(found []Diagnostic) []repair {
	var all []repair
	var touched []text.Span // in order
	for i := range found {
		for _, fix := range found[i].Claims() {
			if !fix.Preferred {
				continue
			}
			if spans, ok := touch(touched, fix.Edits); ok {
				all, touched = append(all, repair{&found[i], fix}), spans
				break
			}
		}
	}
	return all
}

// touch adds the spans of edits to spans that are in order. It is false where one of them
// is touched already.
func touch(touched []text.Span, edits []text.Edit) ([]text.Span, bool) {
	out := touched
	for i, e := range edits {
		at, _ := slices.BinarySearchFunc(out, e.Span, func(a, b text.Span) int { return a.Start - b.Start })
		if at > 0 && out[at-1].Overlaps(e.Span) || at < len(out) && out[at].Overlaps(e.Span) {
			return touched, false
		}
		if i == 0 {
			out = slices.Clip(out) // the spans stay as they are where a later edit fails
		}
		out = slices.Insert(out, at, e.Span)
	}
	return out, true
}

// fixRound makes safe fixes of one version of a file, those that obey the law together.
type fixRound struct {
	before, after checkedFile
	check         func(*manifest.File) []Diagnostic
	made          []repair
	attempts      int // that are left
}

// take makes a group of repairs besides those that are made. Where they break the law,
// each half of them is tried by itself.
func (r *fixRound) take(group []repair) {
	if len(group) == 0 || r.attempts == 0 {
		return
	}
	r.attempts--
	all := slices.Concat(r.made, group)
	if after, ok := makeRepairs(r.before, all, r.check); ok {
		r.made, r.after = all, after
		return
	}
	if half := len(group) / 2; half > 0 {
		r.take(group[:half])
		r.take(group[half:])
	}
}

// makeRepairs makes repairs of a file, and is false where they break the law of safe fixes.
func makeRepairs(before checkedFile, repairs []repair, check func(*manifest.File) []Diagnostic) (checkedFile, bool) {
	if touchesBroken(before, repairs) {
		return checkedFile{}, false
	}
	var edits []text.Edit
	for _, r := range repairs {
		edits = append(edits, r.Fix.Edits...)
	}
	SortEdits(edits)
	slices.Reverse(edits) // from the end, so that spans stay right
	f, err := before.file.Edit(edits...)
	if err != nil || f.Buffer().String() == before.file.Buffer().String() {
		return checkedFile{}, false
	}
	if !keepsTexts(before.file, f) {
		return checkedFile{}, false
	}
	after := checkedFile{f, check(f)}
	return after, addsNothing(before.found, repairs, after.found)
}

// touchesBroken reports whether a repair of what the text says changes a line on which the YAML
// is wrong: what is there may be meant in another way.
func touchesBroken(f checkedFile, repairs []repair) bool {
	broken := map[int]bool{}
	for i := range f.found {
		if d := &f.found[i]; d.Rule.OnYAML && d.Severity == Error {
			broken[f.file.Buffer().LineAt(d.Span.Start)] = true
		}
	}
	for _, r := range repairs {
		for _, e := range r.Fix.Edits {
			if !r.of.Rule.OnYAML && (broken[f.file.Buffer().LineAt(e.Span.Start)] || broken[f.file.Buffer().LineAt(e.Span.End)]) {
				return true
			}
		}
	}
	return false
}

// CountErrors returns how many diagnostics are errors.
func CountErrors(diags []Diagnostic) int {
	n := 0
	for _, d := range diags {
		if d.Severity == Error {
			n++
		}
	}
	return n
}

// SortEdits orders edits by where they start. Of insertions at one place those come first that
// begin the deepest line: it belongs to what is above it.
func SortEdits(edits []text.Edit) {
	slices.SortStableFunc(edits, func(a, b text.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(depth(b), depth(a)))
	})
}
