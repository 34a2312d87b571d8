/// Streets and lots with a number: `Av. Los Incas 234, dpto. 5`, `Jr. 28 de Julio N.° 450`, `Mz. B Lt. 4`.
///
/// Found from the number backwards: the farthest word for a kind of street within reach, with nothing but capitalized
/// words, small joining words and numbers between. A street without a number is no datum.
struct AddressRecognizer {
    let text: FoldedText
    /// Tokens looked back at.
    private static let reach = 9
    /// Words in small letters that a name may have where the kind of street is plain: `av. los incas 234`.
    private static let smallWords = 3

    /// The address whose number is the token at `index`, or nil.
    func datum(at index: Int) -> PersonalDatum? {
        guard text.tokens[index].count <= 5, !text.touchesPrevious(index) || isLotLetter(index - 1),
            isEndOfNumber(index), let start = start(of: index)
        else { return nil }
        var end = index
        if let letter = unitLetter(after: index) { end = letter }
        while let next = unit(after: end) { end = next }
        return PersonalDatum(.address, range: ByteRange(text.tokens[start].start, text.tokens[end].end))
    }

    private func isLotLetter(_ index: Int) -> Bool { text.tokens[index].isAllCapitals && text.tokens[index].count == 1 }

    /// Not a time, a percentage or a decimal, and not part of a street's name (`28 de Julio`).
    private func isEndOfNumber(_ index: Int) -> Bool {
        let sign = text.sign(at: text.tokens[index].end)
        if sign == 0x25 || (sign == 0x3A && isDigit(text.sign(at: text.tokens[index].end + 1))) { return false }
        guard index + 1 < text.tokens.count else { return true }
        let next = text.tokens[index + 1]
        return text.separator(after: index) != 0x20
            || !text.word(next, isOneOf: ["de", "del", "soles", "sol", "veces", "dias", "personas", "familias"])
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func start(of index: Int) -> Int? {
        var found: Int?
        var small = 0
        var position = index
        while position > 0, index - position < Self.reach {
            position -= 1
            let token = text.tokens[position]
            guard mayContinue(position) else { break }
            if let isPlain = street(token) {
                if small == 0 || (isPlain && small <= Self.smallWords) { found = position }
            } else if !token.isNumber && !token.isCapitalized
                && !text.word(
                    token, isOneOf: ["de", "del", "la", "las", "los", "el", "y", "e", "n", "no", "nro", "numero"])
                && !text.word(token, isOneOf: Self.units)
            {
                small += 1
                if small > Self.smallWords { break }
            }
        }
        return found
    }

    /// Whether only signs of an address stand between a token and the next one.
    private func mayContinue(_ index: Int) -> Bool {
        let gap = text.folded[text.tokens[index].end..<text.tokens[index + 1].start]
        if gap.isEmpty { return true }
        guard gap.allSatisfy({ $0 == 0 || " .,#-o".utf8.contains($0) }) else { return false }
        // A stop ends the address unless it ends an abbreviation.
        return !gap.contains(0x2E)
            || text.tokens[index].count <= 4
                && (street(text.tokens[index]) != nil || text.word(text.tokens[index], isOneOf: Self.units)
                    || text.word(
                        text.tokens[index], isOneOf: ["n", "no", "nro", "gral", "cmdte", "sta", "sto", "cap", "alm"])
                    || text.tokens[index].count == 1)
    }

    private static let units: [StaticString] = [
        "dpto", "depto", "dep", "departamento", "int", "interior", "of", "oficina", "piso", "block", "blk", "bloque",
        "torre", "mz", "mza", "manzana", "lt", "lte", "lote", "cdra", "cuadra",
    ]

    /// Whether a word is a kind of street: true where it is nothing else, false where it is a common word too.
    private func street(_ token: FoldedText.Token) -> Bool? {
        guard !token.isNumber, token.count >= 2 else { return nil }
        switch text.folded[token.start] {
        case 0x61: return text.word(token, isOneOf: ["av", "avda", "avenida", "alameda"]) ? true : nil
        case 0x62: return text.word(token, isOneOf: ["barrio"]) ? false : nil
        case 0x63:
            if text.word(token, isOneOf: ["ca", "cl"]) { return token.isCapitalized ? false : nil }
            return text.word(token, isOneOf: ["calle", "carretera"]) ? false : nil
        case 0x6A: return text.word(token, isOneOf: ["jr", "jiron"]) ? true : nil
        case 0x6D:
            if text.word(token, isOneOf: ["mz", "mza"]) { return true }
            return text.word(token, isOneOf: ["manzana", "malecon"]) ? false : nil
        case 0x70:
            if text.word(token, isOneOf: ["psje", "pje", "prolongacion", "prolog", "prol"]) { return true }
            return text.word(token, isOneOf: ["pasaje"]) ? false : nil
        case 0x75: return text.word(token, isOneOf: ["urb", "urbanizacion"]) ? true : nil
        default: return nil
        }
    }

    /// `234-B`, `234B`.
    private func unitLetter(after index: Int) -> Int? {
        guard index + 1 < text.tokens.count, isLotLetter(index + 1), let separator = text.separator(after: index),
            separator == 0 || separator == 0x2D
        else { return nil }
        return index + 1
    }

    /// End of `dpto. 5`, `int. B`, `Lt. 4` behind an address.
    private func unit(after index: Int) -> Int? {
        let isNear = text.gap(after: index).allSatisfy { ", -.".utf8.contains($0) }
        guard isNear, index + 2 < text.tokens.count, text.word(text.tokens[index + 1], isOneOf: Self.units) else {
            return nil
        }
        var value = index + 2
        if text.word(text.tokens[value], isOneOf: ["n", "no", "nro"]), value + 1 < text.tokens.count { value += 1 }
        let token = text.tokens[value]
        guard text.gap(after: value - 1).allSatisfy({ " .-o".utf8.contains($0) }),
            token.isNumber ? token.count <= 5 : isLotLetter(value)
        else { return nil }
        return unitLetter(after: value) ?? value
    }
}
