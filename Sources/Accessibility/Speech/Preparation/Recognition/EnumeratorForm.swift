/// The number or letter of a list's item at the start of a line, `a)`, `3)`, `IV)`: said, then a short rest.
struct EnumeratorForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.isSymbol(index + 1, ")", ".") else { return nil }
        let isAtStart = index == 0 || (index == 1 && view.isSymbol(0, "(", "\u{2022}", "-"))
        let isBehindReference = view.wordBefore(index).map { view.language.headings.contains($0) } ?? false
        guard isAtStart || isBehindReference, view.isSymbol(index + 1, ")") || (isAtStart && isSpaced(view, index + 2))
        else { return nil }
        if let number = view.integer(index, 1...3) {
            return Recognition(
                count: 2, pieces: [.token(.cardinal(number, gender: .masculine))], melody: ",")
        }
        guard let letter = view[index], letter.kind == .letters, letter.text.unicodeScalars.count == 1 else {
            return nil
        }
        // A single capital with a stop is an initial.
        if view.isSymbol(index + 1, "."), letter.isCapitalized { return nil }
        return Recognition(count: 2, pieces: [.token(.letters(letter.text))], melody: ",")
    }

    private func isSpaced(_ view: AtomView, _ index: Int) -> Bool {
        view.kind(index) == .space && view[index + 1] != nil
    }
}
