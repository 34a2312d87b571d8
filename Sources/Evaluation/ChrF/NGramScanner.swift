/// Enumerates the n-grams of a text as 64-bit keys.
enum NGramScanner {
    /// Calls `body` with the order, 0 to 7, and the key of each n-gram; keys are not zero.
    @inline(__always)
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Int, UInt64) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: bytes.count + 1) { scalars in
            var count = 0
            // Words as hashes of their scalars.
            var previous: UInt64 = 0
            var wordStart = 0
            func word(_ from: Int, _ to: Int) {
                var key: UInt64 = 0x51_7cc1_b727_220b
                for index in from..<to { key = extend(key, UInt64(scalars[index])) }
                body(6, finished(key, 6))
                if previous != 0 { body(7, finished(extend(extend(0x1_0000_0000, previous), key), 7)) }
                previous = key
            }
            func endWord() {
                guard count > wordStart else { return }
                let last = count - 1
                if last == wordStart {
                    word(wordStart, count)
                } else if isPunctuation(scalars[last]) {
                    word(wordStart, last)
                    word(last, count)
                } else if isPunctuation(scalars[wordStart]) {
                    word(wordStart, wordStart + 1)
                    word(wordStart + 1, count)
                } else {
                    word(wordStart, count)
                }
                wordStart = count
            }
            var decoder = UTF8ScalarDecoder(bytes)
            while let scalar = decoder.next() {
                if isSpace(scalar) {
                    endWord()
                } else {
                    scalars[count] = scalar
                    count += 1
                }
            }
            endWord()
            for start in 0..<count {
                var key: UInt64 = 0x9E37_79B9_7F4A_7C15
                for order in 0..<min(6, count - start) {
                    key = extend(key, UInt64(scalars[start + order]))
                    body(order, finished(key, order))
                }
            }
        }
    }

    @inline(__always) private static func extend(_ key: UInt64, _ value: UInt64) -> UInt64 {
        let mixed = (key ^ value) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 31)
    }

    @inline(__always) private static func finished(_ key: UInt64, _ order: Int) -> UInt64 {
        (key &+ UInt64(order)) &* 0x94D0_49BB_1331_11EB | 1
    }

    @inline(__always) private static func isPunctuation(_ scalar: UInt32) -> Bool {
        (33...47).contains(scalar) || (58...64).contains(scalar) || (91...96).contains(scalar)
            || (123...126).contains(scalar)
    }

    /// White space as Python's `str.split` knows it, so that scores are those of sacrebleu.
    @inline(__always) static func isSpace(_ scalar: UInt32) -> Bool {
        if scalar < 0x85 { return scalar == 32 || (9...13).contains(scalar) || (28...31).contains(scalar) }
        switch scalar {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }
}

/// Decodes UTF-8 byte by byte; an invalid byte is U+FFFD.
struct UTF8ScalarDecoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    @inline(__always) mutating func next() -> UInt32? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        position += 1
        if first < 0x80 { return UInt32(first) }
        let length = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0
        guard length > 0, first < 0xF5, position + length <= bytes.count else { return 0xFFFD }
        var value = UInt32(first) & (0x3F >> UInt32(length))
        for offset in 0..<length {
            let byte = bytes[position + offset]
            guard byte & 0xC0 == 0x80 else { return 0xFFFD }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        position += length
        return value
    }
}
