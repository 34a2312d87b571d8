/// Sorts packed tokens, digit by digit of 16 bits from the lowest, in linear time; stable.
enum RadixSort {
    /// The keys in ascending order.
    static func sorted(_ keys: [UInt128], digits: Int) -> [UInt128] { ordered(keys, digits: digits).keys }

    /// The keys in ascending order, and the index each had.
    static func ordered(_ keys: [UInt128], digits: Int) -> (keys: [UInt128], origins: [UInt32]) {
        var from = keys
        var to = keys
        var fromOrigins = (0..<UInt32(keys.count)).map { $0 }
        var toOrigins = fromOrigins
        var counts = [Int](repeating: 0, count: 65_536)
        for digit in 0..<digits {
            let shift = UInt128(16 * digit)
            for index in counts.indices { counts[index] = 0 }
            counts.withUnsafeMutableBufferPointer { counts in
                for key in from { counts[Int(UInt16(truncatingIfNeeded: key >> shift))] += 1 }
                var sum = 0
                for index in counts.indices {
                    let count = counts[index]
                    counts[index] = sum
                    sum += count
                }
                from.withUnsafeBufferPointer { from in
                    fromOrigins.withUnsafeBufferPointer { fromOrigins in
                        to.withUnsafeMutableBufferPointer { to in
                            toOrigins.withUnsafeMutableBufferPointer { toOrigins in
                                for index in from.indices {
                                    let bucket = Int(UInt16(truncatingIfNeeded: from[index] >> shift))
                                    let place = counts[bucket]
                                    counts[bucket] = place + 1
                                    to[place] = from[index]
                                    toOrigins[place] = fromOrigins[index]
                                }
                            }
                        }
                    }
                }
            }
            swap(&from, &to)
            swap(&fromOrigins, &toOrigins)
        }
        return (from, fromOrigins)
    }
}
