/// Ordinals: `1.º`, `2.ª`, `3ro`, `1er`, `5th`.
struct OrdinalForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard let number = view.integer(index, 1...4), !view.isJoined(before: index) else { return nil }
        let sign = view.isSymbol(index + 1, ".") ? index + 2 : index + 1
        if view.isSymbol(sign, "ª") { return Recognition(sign + 1 - index, .ordinal(number, gender: .feminine)) }
        if view.isSymbol(sign, "º", "°") {
            let gender = view.agreement(after: sign + 1, number: index)
            return Recognition(sign + 1 - index, .ordinal(number, gender: gender))
        }
        guard let suffix = view.word(sign), let gender = view.language.ordinalSuffixes[suffix] else { return nil }
        guard sign == index + 1 || suffix == "er" else { return nil }
        return Recognition(sign + 1 - index, .ordinal(number, gender: gender))
    }
}
