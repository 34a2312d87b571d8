/// A phrase pair with what was counted of it.
struct PhrasePair {
    var source: UInt32
    var target: UInt32
    /// Weighted occurrences.
    var weight: Float = 0
    /// Occurrences.
    var count: UInt32 = 0
    var corpora: UInt16 = 0
    /// Best lexical weights over its alignments.
    var lexicalDirect: Float = 0
    var lexicalInverse: Float = 0
    /// Alignment of the occurrence with the best lexical weight.
    var alignment: UInt32 = .max
    var orientations: (Float, Float, Float) = (0, 0, 0)
    /// Weighted occurrences that end a word.
    var wordEnds: Float = 0
    /// The first three pairs it occurs in.
    var examples: (UInt32, UInt32, UInt32) = (.max, .max, .max)
    var isWhole = false

    /// Remembers a sentence pair it occurs in, if there is room.
    mutating func addExample(_ pair: UInt32) {
        if examples.0 == .max {
            examples.0 = pair
        } else if examples.1 == .max, examples.0 != pair {
            examples.1 = pair
        } else if examples.2 == .max, examples.0 != pair, examples.1 != pair {
            examples.2 = pair
        }
    }
}
