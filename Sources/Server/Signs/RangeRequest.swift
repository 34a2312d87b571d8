/// What a `Range` header asks for (RFC 9110, 14.2): one range of bytes; other units and lists of ranges are ignored.
enum RangeRequest: Equatable {
    /// The whole file.
    case whole
    /// These bytes.
    case part(ClosedRange<Int>)
    /// Bytes that the file does not have.
    case unsatisfiable

    /// Reads the header.
    ///
    /// - Parameters:
    ///   - header: `bytes=0-99`, `bytes=100-`, `bytes=-50`, or nil.
    ///   - size: Bytes of the file.
    init(_ header: String?, size: Int) {
        self = .whole
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.count < 19 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else {
            return
        }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last?) where first > last: return
        case (let first?, let last):
            self = first < size ? .part(first...min(last ?? size - 1, size - 1)) : .unsatisfiable
        case (nil, let count?): self = count > 0 && size > 0 ? .part(max(0, size - count)...(size - 1)) : .unsatisfiable
        case (nil, nil): return
        }
    }
}
