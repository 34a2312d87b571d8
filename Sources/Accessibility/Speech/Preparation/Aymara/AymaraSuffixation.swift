/// How an Aymara suffix follows a word: it keeps the vowel before it, deletes it, or gets a vowel after a consonant.
///
/// Which suffixes delete is told by `lexicons/morphology/ayr.grammar` (`~`): of those on numbers and names, -ïri, -jama
/// and -pacha. After the consonant of a loan or an acronym -a- comes in: `reniecaru`.
struct AymaraSuffixation: Sendable {
    private static let deleting = ["ïri", "jam", "pacha"]

    /// Puts a suffix on a word.
    static func attach(_ suffix: String, to word: String) -> String {
        guard let first = suffix.first else { return word }
        guard AndeanVowel.ends(word) else {
            return word + (AndeanVowel.isVowel(first) ? "" : "a") + suffix
        }
        if deleting.contains(where: { suffix.hasPrefix($0) }) { return word.dropLast() + suffix }
        // The vowel after a consonant, written by someone who read the figure or the letters in Spanish.
        let isLinked = first == "a" && suffix.dropFirst().first.map { !AndeanVowel.isVowel($0) } ?? false
        return word + (isLinked ? suffix.dropFirst() : suffix[...])
    }
}
