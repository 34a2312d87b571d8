/// Reading of scalars in valid UTF-8.
extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at `index`, and its length in bytes.
    @inline(__always)
    func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let lead = UInt32(self[index])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | continuation(index + 1), 2) }
        if lead < 0xF0 {
            return ((lead & 0x0F) << 12 | continuation(index + 1) << 6 | continuation(index + 2), 3)
        }
        let high = (lead & 0x07) << 18 | continuation(index + 1) << 12
        return (high | continuation(index + 2) << 6 | continuation(index + 3), 4)
    }

    /// Start of the scalar that ends before `index`; `index` is not 0.
    @inline(__always)
    func scalarStart(before index: Int) -> Int {
        var start = index - 1
        while self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// The scalar that ends before `index`, or nil at the start.
    @inline(__always)
    func scalar(before index: Int) -> UInt32? {
        index == 0 ? nil : scalar(at: scalarStart(before: index)).value
    }

    @inline(__always)
    private func continuation(_ index: Int) -> UInt32 { UInt32(self[index] & 0x3F) }
}

/// Eight bytes looked at together.
extension UInt64 {
    /// Eight times the same byte.
    @inline(__always)
    init(repeatingByte byte: UInt8) { self = 0x0101_0101_0101_0101 &* UInt64(byte) }

    /// The high bit of each byte that equals `byte`; exact up to the lowest one, and meant for bytes below 0x80.
    ///
    /// Source: Warren (2012), "Hacker's Delight", 2nd edition, section 6-1.
    @inline(__always)
    func bytesEqual(to byte: UInt8) -> UInt64 {
        let difference = self ^ UInt64(repeatingByte: byte)
        return (difference &- UInt64(repeatingByte: 1)) & ~difference
    }
}

/// One stage's output: the bytes so far and the edits that led to them.
struct EditedBytes {
    private(set) var bytes: [UInt8] = []
    private(set) var edits: [NormalizationEdit] = []
    private var copied = 0
    private let source: UnsafeBufferPointer<UInt8>

    init(source: UnsafeBufferPointer<UInt8>) { self.source = source }

    /// Copies what stands before `index` and was not copied yet.
    mutating func copy(upTo index: Int) {
        guard index > copied else { return }
        if bytes.isEmpty { bytes.reserveCapacity(source.count + source.count / 8) }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[copied..<index]))
        copied = index
    }

    /// Puts `replacement` in the place of the source bytes of `range`; runs of removals of one kind become one edit.
    mutating func replace(
        _ range: Range<Int>, with replacement: some Collection<UInt8>, kind: NormalizationEdit.Kind
    ) {
        copy(upTo: range.lowerBound)
        let start = bytes.count
        bytes.append(contentsOf: replacement)
        copied = range.upperBound
        if start == bytes.count, let last = edits.last, last.kind == kind, last.normalized.isEmpty,
            last.original.upperBound == range.lowerBound
        {
            edits[edits.count - 1] = NormalizationEdit(
                kind: kind, original: ByteRange(last.original.lowerBound, range.upperBound), normalized: last.normalized
            )
            return
        }
        edits.append(
            NormalizationEdit(kind: kind, original: ByteRange(range), normalized: ByteRange(start, bytes.count)))
    }

    /// Copies the rest; nil when nothing was changed.
    consuming func finished() -> (bytes: [UInt8], edits: [NormalizationEdit])? {
        if edits.isEmpty { return nil }
        copy(upTo: source.count)
        return (bytes, edits)
    }
}
