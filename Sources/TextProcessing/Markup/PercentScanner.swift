/// Conversions of printf and of Python's mapping keys.
enum PercentScanner {
    private static let conversions = Set("sdifuxXceEgGo@".utf8)
    /// Bounds the look at flags, width and key, so that the search stays linear.
    private static let limit = 64

    /// End of the conversion that begins with the per cent sign at `start`, or nil when it is a plain sign.
    static func end(_ text: ScalarText, from start: Int) -> Int? {
        let bytes = text.bytes
        var position = start + 1
        let stop = min(bytes.count, start + limit)
        guard position < stop else { return nil }
        let isAfterDigit = start > 0 && (0x30...0x39).contains(bytes[start - 1])
        if bytes[position] == 0x25 { return isAfterDigit || !isFree(bytes, position + 1) ? nil : position + 1 }
        var isExplicit = false
        if bytes[position] == 0x28 {
            let key = position + 1
            position = key
            while position < stop, PlaceholderFinder.isIdentifier(bytes[position]) || bytes[position] == 0x2E {
                position += 1
            }
            guard position > key, position < stop, bytes[position] == 0x29 else { return nil }
            position += 1
            isExplicit = true
        }
        while position < stop, (0x30...0x39).contains(bytes[position]) || [0x2D, 0x2B, 0x23].contains(bytes[position]) {
            position += 1
        }
        if position < stop, bytes[position] == 0x24 {
            position += 1
            isExplicit = true
        }
        while position < stop, (0x30...0x39).contains(bytes[position]) || [0x2E, 0x2D, 0x2B].contains(bytes[position]) {
            position += 1
        }
        while position < stop, [0x6C, 0x68, 0x7A].contains(bytes[position]) { position += 1 }
        guard position < stop, conversions.contains(bytes[position]) else { return nil }
        position += 1
        // `50%s` could be either; `5 %de` and `a%20del` are not conversions.
        return isExplicit || (!isAfterDigit && isFree(bytes, position)) ? position : nil
    }

    private static func isFree(_ bytes: [UInt8], _ offset: Int) -> Bool {
        guard offset < bytes.count else { return true }
        return bytes[offset] < 0x80 && (!PlaceholderFinder.isIdentifier(bytes[offset]) || bytes[offset] == 0x5F)
    }
}
