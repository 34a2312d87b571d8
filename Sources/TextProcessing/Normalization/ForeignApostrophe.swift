/// Recognizes apostrophes of other languages in text whose language is not known.
///
/// Looks at no more than 32 characters on each side, so that a long run of letters costs no more than a word.
enum ForeignApostrophe {
    /// Whether the apostrophe at `offset`, which stands between a stop and a letter, belongs to a contraction or name
    /// of another language than Quechua and Aymara.
    static func looksForeign(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = offset + bytes.scalar(at: offset).length
        if isCapital(bytes[end]), !isCapital(bytes[offset - 1]) { return true }
        let (before, isForeignBefore) = lettersBefore(offset, in: bytes)
        let (after, isForeignAfter, endsWord) = lettersAfter(end, in: bytes)
        if isForeignBefore || isForeignAfter { return true }
        // Only `n` stands between two apostrophes (rock'n'roll); `suk't'ata` is Aymara.
        if endsWord ? englishEndings.contains(after) : after == Array("n".utf8) { return true }
        return before == Array("t".utf8) && frenchAfterT.contains(after)
    }

    // The part of the word up to the next apostrophe, in lower case, whether the whole word has a foreign letter, and
    // whether the part ends the word.
    private static func lettersAfter(
        _ start: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (part: [UInt8], isForeign: Bool, endsWord: Bool) {
        var part: [UInt8] = []
        var isInPart = true
        var index = start
        for _ in 0..<32 where index < bytes.count {
            let (scalar, length) = bytes.scalar(at: index)
            if ApostropheUnification.isApostrophe(scalar) {
                isInPart = false
            } else {
                guard isLetter(scalar) else { break }
                if isForeign(scalar) { return (part, true, isInPart) }
                if isInPart { part.append(contentsOf: lowercased(bytes, index..<index + length)) }
            }
            index += length
        }
        return (part, false, isInPart)
    }

    private static func lettersBefore(
        _ end: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (part: [UInt8], isForeign: Bool) {
        var part: [UInt8] = []
        var isInPart = true
        var index = end
        for _ in 0..<32 where index > 0 {
            let start = bytes.scalarStart(before: index)
            let scalar = bytes.scalar(at: start).value
            if ApostropheUnification.isApostrophe(scalar) {
                isInPart = false
            } else {
                guard isLetter(scalar) else { break }
                if isForeign(scalar) { return (part, true) }
                if isInPart { part.insert(contentsOf: lowercased(bytes, start..<index), at: 0) }
            }
            index = start
        }
        return (part, false)
    }

    private static let englishEndings: Set<[UInt8]> = Set(
        ["s", "t", "d", "m", "n", "l", "ll", "re", "ve", "em", "er"].map { Array($0.utf8) })

    private static let frenchAfterT: Set<[UInt8]> = Set(
        [
            "a", "ai", "aime", "aimes", "aimer", "appelle", "appelles", "appeler", "as", "aura", "auras", "en", "es",
            "est", "il", "inquiète", "on", "un", "une", "y",
        ].map { Array($0.utf8) })

    private static func isForeign(_ scalar: UInt32) -> Bool {
        switch scalar | 0x20 {
        case 0x62, 0x64, 0x66, 0x67, 0x76, 0x7A: scalar < 0x80
        default: false
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (0x61...0x7A).contains(scalar | 0x20) }
        // An unpaired value cannot occur: the bytes come from a String.
        return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    private static func lowercased(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        bytes[range].map { isCapital($0) ? $0 | 0x20 : $0 }
    }
}
