/// Addresses of the web and of mail: `https://www.gob.pe/midis`, `mesa@sunat.gob.pe`, read with the names of their signs.
struct AddressForm: WrittenForm {
    /// Atoms of one address at most; what is longer is read as what remains.
    private static let longest = 120
    private static let signs = Set<Unicode.Scalar>("@./:-_?=&%#~+,;!'".unicodeScalars)
    private static let domains: Set<String> = [
        "pe", "com", "org", "net", "gob", "gov", "edu", "info", "io", "bo", "mil", "app", "dev",
    ]

    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.kind(index) == .letters || view.kind(index) == .digits, !view.isJoined(before: index),
            !view.isSymbol(index - 1, ".", "@", "/", "-", "_")
        else { return nil }
        var end = index
        while end < min(view.atoms.count, index + Self.longest), isPart(view, end) { end += 1 }
        while end > index, view.isSymbol(end - 1, ".", ",", ";", ":", "?", "!", "'", "-") { end -= 1 }
        guard end - index >= 3, isAddress(view, index..<end) else { return nil }
        var pieces: [Recognition.Piece] = []
        for atom in view.atoms[index..<end] {
            switch atom.kind {
            case .letters:
                let isWord = AcronymForm.isPronounceable(atom.folded, loosely: true) && atom.text.utf8.count > 1
                pieces.append(isWord ? .text(atom.folded) : .token(.letters(atom.folded)))
            case .digits: pieces.append(.token(.digits(groups: [atom.text])))
            case .symbol, .space: if let sign = atom.text.first { pieces.append(.token(.symbol(sign))) }
            }
        }
        return Recognition(count: end - index, pieces: pieces)
    }

    private func isPart(_ view: AtomView, _ index: Int) -> Bool {
        guard let atom = view[index], atom.kind != .space else { return false }
        return atom.kind != .symbol || atom.sign.map(Self.signs.contains) == true
    }

    private func isAddress(_ view: AtomView, _ range: Range<Int>) -> Bool {
        var ats = 0
        var lastDot: Int?
        var scheme = false
        for index in range {
            if view.isSymbol(index, "@") { ats += 1 }
            if view.isSymbol(index, ":"), view.isSymbol(index + 1, "/"), view.isSymbol(index + 2, "/") { scheme = true }
            if view.isSymbol(index, "/"), !scheme { break }
            if view.isSymbol(index, ".") { lastDot = index }
        }
        if scheme { return ["http", "https", "ftp"].contains(view.word(range.lowerBound)) }
        guard let lastDot, let domain = view.word(lastDot + 1) else { return false }
        if ats > 0 { return ats == 1 && domain.utf8.count >= 2 }
        if view.word(range.lowerBound) == "www" { return true }
        return Self.domains.contains(domain) && view.kind(lastDot - 1) == .letters
            && view[lastDot + 1]?.isCapitalized == false
    }
}
