/// The vowels of Quechua, Aymara and their Spanish loans.
enum AndeanVowel {
    private static let letters: Set<Character> = [
        "a", "e", "i", "o", "u", "á", "é", "í", "ó", "ú", "ä", "ï", "ü",
    ]

    static func isVowel(_ letter: Character) -> Bool { letters.contains(letter) }

    static func ends(_ word: String) -> Bool { word.last.map(isVowel) ?? false }
}
