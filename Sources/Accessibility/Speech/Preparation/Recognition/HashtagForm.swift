/// `#SaludParaTodos` and `@midis`: the sign, then the words that capitals show.
struct HashtagForm: WrittenForm {
    func match(_ view: AtomView, at index: Int) -> Recognition? {
        guard view.isSymbol(index, "#", "@"), !view.isJoined(before: index), let sign = view[index]?.text.first,
            let word = view[index + 1], word.kind == .letters
        else { return nil }
        return Recognition(count: 2, pieces: [.token(.symbol(sign)), .text(Self.words(of: word.text))])
    }

    private static func words(of text: String) -> String {
        var words = ""
        var wasSmall = false
        for character in text {
            if character.isUppercase, wasSmall { words += " " }
            wasSmall = character.isLowercase
            words.append(character)
        }
        return words
    }
}
