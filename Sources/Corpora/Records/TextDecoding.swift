/// Turns the bytes of a file into UTF-8, a piece at a time.
struct TextDecoding {
    /// What the bytes are.
    let encoding: FoundEncoding
    private var leftoverByte: UInt8?
    private var leftoverSurrogate: UInt16?

    init(encoding: FoundEncoding) { self.encoding = encoding }

    /// Bytes of UTF-8 that a byte of the file becomes at most.
    var largestExpansion: Int { encoding == .utf8 ? 1 : 3 }

    /// Decodes the next bytes; where UTF-16 has half a pair, a byte goes in that no UTF-8 text has.
    ///
    /// - Parameters:
    ///   - source: Bytes of the file.
    ///   - target: Room for ``largestExpansion`` times as many bytes and eight more.
    ///   - isLast: Whether the file ends behind them.
    /// - Returns: How many bytes were written.
    mutating func decode(
        _ source: UnsafeRawBufferPointer, into target: UnsafeMutablePointer<UInt8>, isLast: Bool
    ) -> Int {
        switch encoding {
        case .utf8:
            target.update(
                from: source.bindMemory(to: UInt8.self).baseAddress ?? UnsafePointer(target), count: source.count)
            return source.count
        case .windows1252: return Self.decodeWindows1252(source, into: target)
        case .utf16LittleEndian, .utf16BigEndian: return decodeUTF16(source, into: target, isLast: isLast)
        }
    }

    private static func decodeWindows1252(
        _ source: UnsafeRawBufferPointer, into target: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var count = 0
        for byte in source {
            switch byte {
            case ..<0x80:
                target[count] = byte
                count += 1
            case 0x80..<0xA0: append(UInt32(windows1252[Int(byte - 0x80)]), to: target, &count)
            default: append(UInt32(byte), to: target, &count)
            }
        }
        return count
    }

    private mutating func decodeUTF16(
        _ source: UnsafeRawBufferPointer, into target: UnsafeMutablePointer<UInt8>, isLast: Bool
    ) -> Int {
        var count = 0
        for byte in source {
            guard let first = leftoverByte else {
                leftoverByte = byte
                continue
            }
            leftoverByte = nil
            let unit =
                encoding == .utf16LittleEndian
                ? UInt16(byte) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(byte)
            decode(unit, into: target, &count)
        }
        if isLast, leftoverByte != nil || leftoverSurrogate != nil {
            target[count] = Self.fault
            count += 1
            leftoverByte = nil
            leftoverSurrogate = nil
        }
        return count
    }

    private mutating func decode(_ unit: UInt16, into target: UnsafeMutablePointer<UInt8>, _ count: inout Int) {
        if let high = leftoverSurrogate {
            leftoverSurrogate = nil
            if (0xDC00...0xDFFF).contains(unit) {
                Self.append(
                    0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00), to: target, &count)
                return
            }
            target[count] = Self.fault
            count += 1
        }
        switch unit {
        case 0xD800...0xDBFF: leftoverSurrogate = unit
        case 0xDC00...0xDFFF:
            target[count] = Self.fault
            count += 1
        default: Self.append(UInt32(unit), to: target, &count)
        }
    }

    private static func append(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>, _ count: inout Int) {
        switch scalar {
        case ..<0x80:
            target[count] = UInt8(scalar)
            count += 1
        case ..<0x800:
            target[count] = UInt8(0xC0 | scalar >> 6)
            target[count + 1] = UInt8(0x80 | scalar & 0x3F)
            count += 2
        case ..<0x10000:
            target[count] = UInt8(0xE0 | scalar >> 12)
            target[count + 1] = UInt8(0x80 | scalar >> 6 & 0x3F)
            target[count + 2] = UInt8(0x80 | scalar & 0x3F)
            count += 3
        default:
            target[count] = UInt8(0xF0 | scalar >> 18)
            target[count + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
            target[count + 2] = UInt8(0x80 | scalar >> 6 & 0x3F)
            target[count + 3] = UInt8(0x80 | scalar & 0x3F)
            count += 4
        }
    }

    private static let fault: UInt8 = 0xFF

    /// 0x80...0x9F; the five bytes without a letter stay control characters.
    ///
    /// Source: WHATWG Encoding, index windows-1252.
    private static let windows1252: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
