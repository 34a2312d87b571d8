/// A partial translation.
struct Hypothesis {
    /// Bit `i` is set if source piece `i` is translated.
    var covered: UInt128
    /// Hash of the last target word, which may still grow.
    var open: UInt64
    /// Score of all features so far.
    var score: Float
    /// `score` and the estimate of what is left.
    var total: Float
    /// State of the language model.
    var state: UInt32
    /// The hypothesis this one extends, -1 for the first.
    var previous: Int32
    /// The option applied.
    var option: Int32
    /// The next of the hypotheses that lost against this one in the same state, -1 for none.
    var alternative: Int32
    /// Source piece behind the last phrase.
    var end: Int16
    /// What the last target piece leaves behind it.
    var edge: TranslationOption.Edge
    /// Whether the last word, if it ends here, is not in the word list.
    var isOpenNonWord: Bool

    /// Whether two hypotheses have the same future.
    @inline(__always) func hasSameFuture(as other: Hypothesis) -> Bool {
        state == other.state && end == other.end && covered == other.covered && open == other.open && edge == other.edge
    }

    /// A hash of what decides the future.
    @inline(__always) var key: UInt64 {
        var key =
            UInt64(truncatingIfNeeded: covered) ^ (UInt64(truncatingIfNeeded: covered >> 64) &* 0x9E37_79B9_7F4A_7C15)
        key = (key ^ UInt64(state)) &* 0xBF58_476D_1CE4_E5B9
        key ^= key >> 29
        key = (key ^ open ^ (UInt64(UInt16(bitPattern: end)) << 48)) &* 0x94D0_49BB_1331_11EB
        return key ^ (key >> 31)
    }
}
