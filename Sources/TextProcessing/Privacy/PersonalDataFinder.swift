/// Finds what must not leave the machine: documents, telephones, accounts, addresses, names.
///
/// Works on bytes, without dictionaries of strings; what it takes for a datum and what not is told in `docs/privacy.md`.
/// Complexity: O(n).
public struct PersonalDataFinder: Sendable {
    /// The names it knows.
    public let gazetteer: NameGazetteer

    /// Creates a finder.
    public init(gazetteer: NameGazetteer) {
        self.gazetteer = gazetteer
    }

    /// The personal data of a normalized text, in order and disjoint; where some overlap, their union is one datum.
    public func data(in string: String) -> [PersonalDatum] {
        let text = FoldedText(string)
        var data: [PersonalDatum] = []
        MailRecognizer(text: text.text).data(into: &data)
        let numbers = NumberRecognizer(text: text)
        let codes = CodeRecognizer(text: text)
        let addresses = AddressRecognizer(text: text)
        var clusterEnd = 0
        for (index, token) in text.tokens.enumerated() where token.isNumber {
            if index >= clusterEnd { clusterEnd = numbers.data(from: index, into: &data) }
            if let code = codes.datum(at: index) { data.append(code) }
            if let address = addresses.datum(at: index) { data.append(address) }
        }
        NameRecognizer(text: text, gazetteer: gazetteer).data(into: &data)
        return PersonalDatum.disjoint(data)
    }
}
