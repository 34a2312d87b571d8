/// Numbers of laws and documents: `004-2019-JUS`, `1218-85-ED`, `27444-SG/OP`, `3.1.2`.
struct LegalReferenceForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.kind(index) == .digits, !view.isJoined(before: index) else { return nil }
        return numbered(view, at: index) ?? multilevel(view, at: index)
    }

    /// Digits, then parts joined with hyphens or bars of which at least one is of letters.
    private func numbered(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.isHyphen(index + 1) || view.isSymbol(index + 1, "/") else { return nil }
        var pieces: [Recognition.Piece] = [part(view, index)]
        var end = index + 1
        var hasLetters = false
        while end < index + 20, view.isHyphen(end) || view.isSymbol(end, "/"), !view.isBoundary(end + 1) {
            pieces.append(.token(.symbol(view.isSymbol(end, "/") ? "/" : "-")))
            pieces.append(part(view, end + 1))
            hasLetters = hasLetters || view[end + 1]?.isAllCapitals == true
            end += 2
            // `UGEL03`
            if view.kind(end - 1) == .letters, view.kind(end) == .digits {
                pieces.append(part(view, end))
                end += 1
            }
        }
        guard hasLetters, view.isBoundary(end) else { return nil }
        return Recognition(count: end - index, pieces: pieces)
    }

    /// `3.1.2`: every number by itself, with the name of the stop between.
    private func multilevel(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.digits(index, 1...3) != nil else { return nil }
        var pieces = [part(view, index)]
        var end = index + 1
        while end < index + 12, view.isSymbol(end, "."), view.digits(end + 1, 1...3) != nil {
            pieces += [.token(.symbol(".")), part(view, end + 1)]
            end += 2
        }
        let isThousands = stride(from: index + 2, to: end, by: 2).allSatisfy { view.digits($0, 3...3) != nil }
        guard end > index + 4, !isThousands, view.isBoundary(end) else { return nil }
        return Recognition(count: end - index, pieces: pieces)
    }

    private func part(_ view: AtomView, _ index: Int) -> Recognition.Piece {
        guard let atom = view[index] else { return .text("") }
        if atom.kind == .letters { return AcronymForm.piece(for: atom, in: view.language) }
        if atom.text.utf8.first == 0x30 || atom.text.utf8.count > 6 { return .token(.digits(groups: [atom.text])) }
        return .token(.cardinal(Int(atom.text) ?? 0, gender: .masculine))
    }
}
