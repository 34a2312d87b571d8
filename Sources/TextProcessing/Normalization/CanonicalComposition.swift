import CICU

/// Canonical composition (NFC, UAX #15), applied only around the characters that can need it.
enum CanonicalComposition {
    /// Composes valid UTF-8, or returns nil when it is in NFC.
    ///
    /// ICU sees only runs of characters outside the set that ``TextConcerns`` knows to be normal, each with the character
    /// before it, to which a combining mark may attach. Complexity: linear, whatever the number of marks on a letter.
    static func compose(_ bytes: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], edits: [NormalizationEdit])? {
        var output = EditedBytes(source: bytes)
        var units: [UInt16] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] >= 0xCC, !isKnownNormal(bytes, at: index) else {
                index += 1
                continue
            }
            if let letter = letterWithOneMark(bytes, at: index) {
                if !letter.isEmpty { output.replace(index - 1..<index + 2, with: letter, kind: .composition) }
                index += 2
                continue
            }
            let start = index == 0 ? 0 : bytes.scalarStart(before: index)
            var end = index
            while end < bytes.count, bytes[end] >= 0xCC, !isKnownNormal(bytes, at: end) {
                end += bytes.scalar(at: end).length
            }
            units.removeAll(keepingCapacity: true)
            appendUnits(of: bytes, in: start..<end, to: &units)
            composeRun(units, startingAt: start, into: &output)
            index = end
        }
        return output.finished()
    }

    // Continuation bytes and two-byte leads below 0xCC never come here.
    @inline(__always)
    private static func isKnownNormal(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        bytes[index] == 0xE2 && (bytes[index + 1] == 0x80 || bytes[index + 1] == 0x82)
    }

    // Decomposed Spanish and Aymara: an ASCII letter with a single mark among U+0300 to U+033F. Nil when it is something
    // else, empty when the two do not compose.
    private static func letterWithOneMark(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> [UInt8]? {
        guard bytes[index] == 0xCC, index > 0, (0x41...0x7A).contains(bytes[index - 1]),
            index + 2 == bytes.count || bytes[index + 2] < 0xCC
        else { return nil }
        return lettersWithOneMark[Int(bytes[index - 1] & 0x3F) << 6 | Int(bytes[index + 1] & 0x3F)]
    }

    private static let lettersWithOneMark: [[UInt8]] = (0..<64 * 64).map { entry in
        let pair = [UInt16(0x40 + entry >> 6), UInt16(0x300 + entry & 0x3F)]
        let result = composed(pair)
        return result.count == 1 ? Array(String(decoding: result, as: UTF16.self).utf8) : []
    }

    private static func appendUnits(
        of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, to units: inout [UInt16]
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            let (scalar, length) = bytes.scalar(at: index)
            if scalar < 0x10000 {
                units.append(UInt16(scalar))
            } else {
                units.append(UInt16(0xD800 + (scalar - 0x10000) >> 10))
                units.append(UInt16(0xDC00 + (scalar - 0x10000) & 0x3FF))
            }
            index += length
        }
    }

    private static func composeRun(_ units: [UInt16], startingAt start: Int, into output: inout EditedBytes) {
        units.withUnsafeBufferPointer { run in
            let count = Int32(run.count)
            var position: Int32 = 0
            var offset = start
            while position < count {
                let rest = UnsafeBufferPointer(rebasing: run[Int(position)...])
                let span = chaka_icu_nfc_span(rest.baseAddress, Int32(rest.count))
                precondition(span >= 0, "ICU has no NFC data")
                offset += utf8Length(of: rest[..<Int(span)])
                position += span
                guard position < count else { break }
                let boundary = chaka_icu_nfc_next_boundary(run.baseAddress, count, position)
                let segment = Array(run[Int(position)..<Int(boundary)])
                let length = utf8Length(of: segment[...])
                let composed = composed(segment)
                if composed != segment {
                    output.replace(
                        offset..<offset + length, with: String(decoding: composed, as: UTF16.self).utf8,
                        kind: .composition)
                }
                offset += length
                position = boundary
            }
        }
    }

    private static func composed(_ segment: [UInt16]) -> [UInt16] {
        var source = segment
        // Short segments are not worth the sort; on long ones ICU's insertion of each mark would be quadratic.
        if source.count > 32 {
            let status = source.withUnsafeMutableBufferPointer {
                chaka_icu_order_marks($0.baseAddress, Int32($0.count))
            }
            precondition(status == 0, "no memory")
        }
        // UAX #15, section 9: NFC expands UTF-16 at most three times.
        var result = [UInt16](repeating: 0, count: source.count * 3)
        let count = source.withUnsafeBufferPointer { input in
            result.withUnsafeMutableBufferPointer { buffer in
                chaka_icu_nfc_normalize(input.baseAddress, Int32(input.count), buffer.baseAddress, Int32(buffer.count))
            }
        }
        precondition(count >= 0 && Int(count) <= result.count, "ICU refuses well-formed text")
        return Array(result.prefix(Int(count)))
    }

    private static func utf8Length(of units: some Collection<UInt16>) -> Int {
        units.reduce(0) { total, unit in
            // Each half of a surrogate pair counts for two of the pair's four bytes.
            total + (unit < 0x80 ? 1 : unit < 0x800 || (0xD800...0xDFFF).contains(unit) ? 2 : 3)
        }
    }
}
