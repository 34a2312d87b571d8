/// Web and mail addresses in running text.
enum AddressScanner {
    private static let schemes = ["https://", "http://", "ftp://", "www."].map { Array($0.utf8) }
    /// RFC 5321, 4.5.3.1: the local part has at most 64 bytes, the domain 255.
    private static let localLimit = 64
    private static let domainLimit = 255

    /// End of the address that begins at `start`, or nil; the punctuation of the sentence is not part of it.
    static func url(_ text: ScalarText, from start: Int) -> Int? {
        if let (before, _) = text.scalar(before: start), LetterClass.isWord(before) { return nil }
        guard let prefix = schemes.first(where: { matches($0, text.bytes, start) }) else { return nil }
        let host = start + prefix.count
        var open: [UInt8: Int] = [:]
        let end = text.skip(from: host, to: text.count) { scalar in
            guard isURLScalar(scalar) else { return false }
            if scalar.value < 0x80 { open[UInt8(scalar.value), default: 0] += 1 }
            return true
        }
        let trimmed = trim(text, host..<end, &open)
        guard trimmed > host, LetterClass.isWord(text.scalar(at: host).value) || text.bytes[host] == 0x7B else {
            return nil
        }
        if prefix.count == 4, !text.bytes[host..<trimmed].contains(0x2E) { return nil }
        return trimmed
    }

    /// The mail address around the `@` at `sign`, its local part not reaching back over `floor`.
    static func email(_ text: ScalarText, at sign: Int, after floor: Int) -> Range<Int>? {
        var start = text.skipBack(from: sign, to: max(floor, sign - localLimit)) { scalar in
            LetterClass.isLetter(scalar) || LetterClass.isDigit(scalar) || ".+-_%".unicodeScalars.contains(scalar)
        }
        while start < sign, [0x2E, 0x2D, 0x25, 0x2B].contains(text.bytes[start]) { start += 1 }
        guard start < sign, text.bytes[sign - 1] != 0x2E, text.bytes[start] & 0xC0 != 0x80 else { return nil }
        let limit = min(text.count, sign + 1 + domainLimit)
        var position = sign + 1
        var label = position
        var end = position
        var dots = 0
        while position < limit {
            let byte = text.bytes[position]
            if byte == 0x2E {
                guard position > label else { break }
                dots += 1
                label = position + 1
            } else if byte == 0x2D ? position == label : !isAlphanumeric(byte) {
                break
            } else if byte != 0x2D {
                end = position + 1
            }
            position += 1
        }
        // The last label is a top-level domain of two letters or more.
        let tail = text.bytes[sign + 1..<end].lastIndex(of: 0x2E)
        guard let tail, end - tail > 2, text.bytes[tail + 1..<end].allSatisfy({ $0 > 0x39 }) else { return nil }
        if end < text.count, LetterClass.isWord(text.scalar(at: end).value) { return nil }
        return start..<end
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        PlaceholderFinder.isIdentifier(byte) && byte != 0x5F
    }

    private static func matches(_ prefix: [UInt8], _ bytes: [UInt8], _ start: Int) -> Bool {
        guard start + prefix.count <= bytes.count else { return false }
        for (index, byte) in prefix.enumerated() {
            let found = bytes[start + index]
            // Only letters fold: 0x0E would else pass for a full stop.
            guard found == byte || (byte >= 0x61 && found | 0x20 == byte) else { return false }
        }
        return true
    }

    private static func isURLScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value <= 0x20 || scalar.value == 0x7F { return false }
        switch scalar {
        case "<", ">", "\"", "«", "»", "“", "”", "‘", "’", "`", "|", "\\", "^", "…", "¿", "¡": return false
        default: return scalar.value < 0x80 || LetterClass.isWord(scalar)
        }
    }

    private static func trim(_ text: ScalarText, _ range: Range<Int>, _ counts: inout [UInt8: Int]) -> Int {
        let openers: [UInt8: UInt8] = [0x29: 0x28, 0x5D: 0x5B, 0x7D: 0x7B]
        var end = range.upperBound
        while end > range.lowerBound {
            let last = text.bytes[end - 1]
            if let opener = openers[last] {
                guard counts[last, default: 0] > counts[opener, default: 0] else { break }
            } else if !".,;:!?'*_".utf8.contains(last) {
                break
            }
            counts[last, default: 0] -= 1
            end -= 1
        }
        return end
    }
}
