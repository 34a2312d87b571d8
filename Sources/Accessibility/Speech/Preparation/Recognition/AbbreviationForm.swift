/// Abbreviations of the language's file, the longest first: `Dra.`, `N.°`, `EE. UU.`, `y/o`.
struct AbbreviationForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let first = view[index], first.kind == .letters, !view.isJoined(before: index),
            let candidates = view.language.abbreviations[first.folded]
        else { return nil }
        for candidate in candidates {
            if let end = end(of: candidate, view, at: index), holds(candidate.condition, view, end) {
                return Recognition(
                    count: end - index, pieces: [.text(candidate.spoken)], hasStop: candidate.atoms.last == ".")
            }
        }
        return nil
    }

    private func end(of form: PreparationLanguage.Abbreviation, _ view: AtomView, at index: Int) -> Int? {
        var position = index
        for (place, part) in form.atoms.enumerated() {
            if place > 0, view.kind(position) == .space, form.atoms[place - 1] == "." { position += 1 }
            guard let atom = view[position], Self.agrees(atom, with: part) else { return nil }
            position += 1
        }
        return form.atoms.last == "." || view.isBoundary(position) ? position : nil
    }

    /// A form in lower case also stands for its capitalized and all-capital writing, a capitalized one for all capitals.
    private static func agrees(_ atom: Atom, with part: String) -> Bool {
        if atom.text == part || atom.text == part.uppercased() { return true }
        return atom.folded == part && atom.isCapitalized && atom.text.dropFirst() == part.dropFirst()
    }

    private func holds(_ condition: PreparationLanguage.Condition, _ view: AtomView, _ end: Int) -> Bool {
        let next = view.skipSpace(end)
        if condition == .always { return true }
        // Joined to a letter it is one of several initials.
        guard let atom = view[next], next > end || atom.kind == .digits else { return false }
        switch condition {
        case .always: return true
        case .name: return atom.isCapitalized
        case .number:
            if view.language.functionWords.contains(atom.folded) { return false }
            return atom.kind == .digits || RomanForm.value(of: atom.text) != nil
                || (atom.kind == .letters && atom.text.unicodeScalars.count == 1)
        }
    }
}
