/// Words as letters of the Peruvian manual alphabet, which has signs of their own for CH, LL, RR and Ñ.
public enum Fingerspelling {
    private static let digraphs: Set<String> = ["CH", "LL", "RR"]
    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "Á": "A", "É": "E", "Í": "I", "Ó": "O", "Ú": "U", "Ü": "U", "Ä": "A", "Ï": "I",
    ]

    /// A word in small letters without accents; ñ and ü are letters of their own and stay.
    static func unaccented(_ word: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar {
            case "á": scalars.append("a")
            case "é": scalars.append("e")
            case "í": scalars.append("i")
            case "ó": scalars.append("o")
            case "ú": scalars.append("u")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    /// The hand letters of a word; accents are not spelled, digits stay, other signs have no letter.
    ///
    /// - Parameter word: The word in precomposed letters (NFC), of any case.
    /// - Returns: Letters in order, such as `["CH", "U", "Ñ", "O"]`.
    public static func letters(of word: String) -> [String] {
        let scalars = word.uppercased().unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
            let base = plain[scalar] ?? scalar
            return base.properties.isAlphabetic && !base.properties.isDiacritic || ("0"..."9").contains(base)
                ? base : nil
        }
        var letters: [String] = []
        var index = 0
        while index < scalars.count {
            if index + 1 < scalars.count {
                let pair = "\(scalars[index])\(scalars[index + 1])"
                if digraphs.contains(pair) {
                    letters.append(pair)
                    index += 2
                    continue
                }
            }
            letters.append(String(scalars[index]))
            index += 1
        }
        return letters
    }
}
