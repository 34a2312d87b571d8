/// What a rule does with the words its pattern found; words are numbered from 0 here and from 1 in the file.
enum GlossAction: Hashable, Sendable {
    /// Where a sign goes.
    enum Place: Hashable, Sendable {
        /// Before a word of the pattern.
        case before(Int)
        /// After a word of the pattern.
        case after(Int)
        /// First in the sentence.
        case start
        /// Last in the sentence.
        case end
    }

    /// Leaves the word out and lists it.
    case drop(Int)
    /// Gives the word these glosses.
    case replace(Int, [String])
    /// Moves the word.
    case move(Int, Place)
    /// Adds a sign.
    case add(String, Place)
    /// Spells the word by hand letters.
    case fingerspell(Int)
    /// Puts a mark over words, or over the sentence when the range is nil.
    case mark(GlossMark.Kind, ClosedRange<Int>?)
}
