/// Division of a text into the pieces that orthography rules see.
enum OrthographyPieces {
    /// A piece is cut at this length, whatever the text.
    private static let longest = 256

    /// The pieces in order; what lies between them never changes.
    static func ranges(in bytes: UnsafeBufferPointer<UInt8>, scope: OrthographyProfile.Scope) -> [Range<Int>] {
        switch scope {
        case .word: words(in: bytes)
        case .apostrophe: apostropheGroups(in: bytes)
        }
    }

    private static func words(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        var index = 0
        while index < bytes.count {
            let (scalar, length) = bytes.scalar(at: index)
            let next = index + length
            let isInside: Bool
            if isWordScalar(scalar) {
                isInside = true
            } else if ApostropheUnification.isApostrophe(scalar), start != nil, next < bytes.count {
                isInside = isWordScalar(bytes.scalar(at: next).value)
            } else {
                isInside = false
            }
            if let first = start, !isInside || next - first > longest {
                ranges.append(first..<index)
                start = nil
            }
            if isInside, start == nil { start = index }
            index = next
        }
        if let start { ranges.append(start..<bytes.count) }
        return ranges
    }

    private static func apostropheGroups(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var group: (range: Range<Int>, hasApostrophe: Bool, isLastWithApostrophe: Bool)?
        func close() {
            if let group, group.hasApostrophe { groups.append(group.range) }
            group = nil
        }
        var index = 0
        while index < bytes.count {
            if bytes[index] <= 0x20 {
                if bytes[index] != 0x20 { close() }
                index += 1
                continue
            }
            let start = index
            var hasApostrophe = false
            while index < bytes.count, bytes[index] > 0x20 {
                let (scalar, length) = bytes.scalar(at: index)
                hasApostrophe = hasApostrophe || ApostropheUnification.isApostrophe(scalar)
                index += length
            }
            if let current = group, current.isLastWithApostrophe || hasApostrophe,
                index - current.range.lowerBound <= longest
            {
                group = (current.range.lowerBound..<index, current.hasApostrophe || hasApostrophe, hasApostrophe)
            } else {
                close()
                group = (start..<index, hasApostrophe, hasApostrophe)
            }
        }
        close()
        return groups
    }

    private static func isWordScalar(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (0x61...0x7A).contains(scalar | 0x20) }
        // An unpaired value cannot occur: the bytes come from a String.
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
    }
}
