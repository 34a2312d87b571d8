/// Roman numbers: behind the words that take them (`siglo XXI`, `Título IV`), or of two letters and more up to 39.
struct RomanForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let atom = view[index], atom.kind == .letters, let value = Self.value(of: atom.text),
            !view.isJoined(before: index), view.isBoundary(index + 1), !view.isSymbol(index + 1, "'", "@", "&")
        else { return nil }
        if let before = view.wordBefore(index) {
            // Behind a heading a single C, D, L or M is a letter of a list.
            if view.language.headings.contains(before) {
                guard atom.text.utf8.count > 1 || (value <= 10 && !isSentenceEnd(view, index - 1)) else { return nil }
                return Recognition(1, .cardinal(value, gender: .masculine))
            }
            if view.language.regnalNames.contains(before) {
                let article = view.language.phrases["regnal"].map { [Recognition.Piece.text($0)] } ?? []
                return Recognition(count: 1, pieces: article + [.token(.ordinal(value, gender: .masculine))])
            }
        }
        // Spanish has no word `I`.
        let isFirst = value == 1 && view.language.hasGender && view[index + 2]?.isCapitalized == true
        guard atom.text.utf8.count > 1 || isFirst, value < 40, !view.isShouted, !view.isHyphen(index - 1),
            view.language.spelledAcronyms.contains(atom.text) == false
        else { return nil }
        if view.kind(index + 1) == .space, let next = view[index + 2], next.isCapitalized, !next.isAllCapitals {
            return Recognition(1, .ordinal(value, gender: view.agreement(after: index + 1, number: index)))
        }
        return Recognition(1, .cardinal(value, gender: .masculine))
    }

    /// Whether the heading was an answer of its own, as in `No. I refuse.`.
    private func isSentenceEnd(_ view: AtomView, _ index: Int) -> Bool {
        view.isSymbol(index - 1, ".") && view.language.functionWords.contains(view.word(index + 1) ?? "")
    }

    /// The value of a Roman number in its one correct writing, up to 3999.
    static func value(of text: String) -> Int? {
        guard (1...15).contains(text.utf8.count) else { return nil }
        var rest = text[...]
        var value = 0
        for (sign, amount) in signs {
            var times = 0
            while rest.hasPrefix(sign), times < (sign.utf8.count == 1 && "IXCM".contains(sign) ? 3 : 1) {
                rest = rest.dropFirst(sign.utf8.count)
                value += amount
                times += 1
            }
        }
        return rest.isEmpty && value > 0 ? value : nil
    }

    private static let signs = [
        ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10),
        ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
    ]
}
