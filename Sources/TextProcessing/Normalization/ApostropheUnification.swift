/// Decides which members of the apostrophe family are the ejective letter, and writes those as U+02BC.
///
/// The family is U+0027, U+2019, U+2018, U+00B4, U+0060 and U+02B9. A member is the letter when it follows a plain stop
/// (p t k q, or ch) and
/// - a letter follows (`t'ant'a`), or
/// - it ends the word (Aymara drops vowels: `manq' alasiñaw`) and does not close a quotation.
///
/// It closes a quotation when a member of the same kind (U+0027; U+2018 and U+2019; U+0060 and U+00B4) opened one earlier
/// on the line and no clearer closing mark follows before the next opening one: in `'jach' suyu'` the last one closes.
///
/// In undetermined text only the first rule holds, and not for what looks like a contraction or a name of another
/// language: an English ending (`it's`, `that'll`, `rock'n'roll`), a French `t'` before a frequent word (`t'as`), a
/// capital after a small letter (`Sant'Agata`), or a letter among b d f g v z within the word.
enum ApostropheUnification {
    /// How far a language lets apostrophes become letters.
    enum Treatment {
        /// Spanish, English, glosses: never.
        case untouched
        /// Undetermined text: only inside words that may be Quechua or Aymara.
        case cautious
        /// Quechua and Aymara: also at the end of words.
        case full

        init(for language: LanguageVariety) {
            switch language.language {
            case "und": self = .cautious
            case "qu", "quy", "quz", "quh", "ay", "ayr", "ayc": self = .full
            default: self = .untouched
            }
        }
    }

    private enum Role: UInt8 { case opening, closing, beforeLetter, wordFinal, other }

    private struct Mark {
        let offset: Int
        let length: UInt8
        let kind: UInt8
        let role: Role
        let line: Int
        var isFollowedByClosing = false
    }

    /// Unifies the apostrophes of valid UTF-8, or returns nil when all stay as they are.
    static func unify(
        _ bytes: UnsafeBufferPointer<UInt8>, treatment: Treatment
    ) -> (bytes: [UInt8], edits: [NormalizationEdit])? {
        var marks = collect(bytes)
        if marks.isEmpty { return nil }
        if treatment == .full { lookAhead(&marks) }
        var output = EditedBytes(source: bytes)
        var isOpen = (false, false, false)
        var line = 0
        for mark in marks {
            if mark.line != line {
                isOpen = (false, false, false)
                line = mark.line
            }
            var isLetter = false
            switch mark.role {
            case .opening: set(&isOpen, mark.kind, true)
            case .closing: set(&isOpen, mark.kind, false)
            case .beforeLetter:
                isLetter = treatment == .full || !ForeignApostrophe.looksForeign(at: mark.offset, in: bytes)
            case .wordFinal where treatment == .full:
                isLetter = !get(isOpen, mark.kind) || mark.isFollowedByClosing
                if !isLetter { set(&isOpen, mark.kind, false) }
            case .wordFinal, .other: break
            }
            if isLetter {
                output.replace(mark.offset..<mark.offset + Int(mark.length), with: letter, kind: .apostrophe)
            }
        }
        return output.finished()
    }

    /// Whether a scalar belongs to the family or is the letter itself.
    static func isApostrophe(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x27, 0x60, 0xB4, 0x02B9, 0x02BC, 0x2018, 0x2019: true
        default: false
        }
    }

    private static let letter: [UInt8] = [0xCA, 0xBC]

    private static func collect(_ bytes: UnsafeBufferPointer<UInt8>) -> [Mark] {
        var marks: [Mark] = []
        var line = 0
        let raw = UnsafeRawBufferPointer(bytes)
        var index = -1
        while let candidate = nextCandidate(after: index, in: raw) {
            index = candidate
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                continue
            }
            let length: Int
            let kind: UInt8
            switch byte {
            case 0x27: (length, kind) = (1, 0)
            case 0x60: (length, kind) = (1, 2)
            case 0xC2 where bytes[index + 1] == 0xB4: (length, kind) = (2, 2)
            case 0xCA where bytes[index + 1] == 0xB9: (length, kind) = (2, 0)
            case 0xE2 where bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0x99: (length, kind) = (3, 1)
            default: continue
            }
            let role = role(of: index, length: length, in: bytes)
            marks.append(Mark(offset: index, length: UInt8(length), kind: kind, role: role, line: line))
        }
        return marks
    }

    // The next line feed, ASCII apostrophe or non-ASCII byte.
    @inline(__always)
    private static func nextCandidate(after index: Int, in raw: UnsafeRawBufferPointer) -> Int? {
        var index = index + 1
        while index + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = word | word.bytesEqual(to: 0x27) | word.bytesEqual(to: 0x60) | word.bytesEqual(to: 0x0A)
            let marks = found & UInt64(repeatingByte: 0x80)
            if marks != 0 { return index + (marks.trailingZeroBitCount >> 3) }
            index += 8
        }
        while index < raw.count {
            switch raw[index] {
            case 0x0A, 0x27, 0x60, 0x80...: return index
            default: index += 1
            }
        }
        return nil
    }

    private static func role(of offset: Int, length: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Role {
        let end = offset + length
        let next = end < bytes.count ? bytes.scalar(at: end).value : 0x20
        if isAfterStop(offset, in: bytes) { return isLetter(next) ? .beforeLetter : .wordFinal }
        guard let previous = bytes.scalar(before: offset) else { return next == 0x20 ? .other : .opening }
        let isSpaceNext = next == 0x20 || next == 0x0A || next == 0x09
        if previous == 0x20 || previous == 0x0A || previous == 0x09 { return isSpaceNext ? .other : .opening }
        if isLetter(next) || isDigit(next) {
            let isInside = isLetter(previous) || isDigit(previous) || isApostrophe(previous) || isMark(previous)
            return isInside || isClosingPunctuation(previous) ? .other : .opening
        }
        return .closing
    }

    private static func isAfterStop(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset > 0 else { return false }
        switch bytes[offset - 1] | 0x20 {
        case 0x70, 0x74, 0x6B, 0x71: return bytes[offset - 1] < 0x80 && bytes[offset - 1] >= 0x41
        case 0x68: return bytes[offset - 1] >= 0x41 && offset > 1 && bytes[offset - 2] | 0x20 == 0x63
        default: return false
        }
    }

    private static func isLetter(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (0x61...0x7A).contains(scalar | 0x20) }
        // An unpaired value cannot occur: the bytes come from a String.
        return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }

    private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    private static func isMark(_ scalar: UInt32) -> Bool { (0x0300...0x036F).contains(scalar) }

    // . , ; : ! ? ) ] } » ” …
    private static func isClosingPunctuation(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D, 0xBB, 0x201D, 0x2026: true
        default: false
        }
    }

    private static func lookAhead(_ marks: inout [Mark]) {
        var closes = (false, false, false)
        var line = -1
        for index in marks.indices.reversed() {
            let mark = marks[index]
            if mark.line != line {
                closes = (false, false, false)
                line = mark.line
            }
            switch mark.role {
            case .wordFinal: marks[index].isFollowedByClosing = get(closes, mark.kind)
            case .closing: set(&closes, mark.kind, true)
            case .opening: set(&closes, mark.kind, false)
            case .beforeLetter, .other: break
            }
        }
    }

    private static func get(_ flags: (Bool, Bool, Bool), _ kind: UInt8) -> Bool {
        kind == 0 ? flags.0 : kind == 1 ? flags.1 : flags.2
    }

    private static func set(_ flags: inout (Bool, Bool, Bool), _ kind: UInt8, _ value: Bool) {
        switch kind {
        case 0: flags.0 = value
        case 1: flags.1 = value
        default: flags.2 = value
        }
    }
}
