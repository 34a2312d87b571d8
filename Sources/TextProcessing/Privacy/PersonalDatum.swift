/// A part of a text that tells who somebody is, where they live, or how to reach or charge them.
public struct PersonalDatum: Hashable, Sendable {
    /// What kind of datum it is; bounded, so it may label metrics.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Peruvian identity number (DNI), or an identity card of Bolivia named as such.
        case identityNumber = "identity-number"
        /// Peruvian tax number (RUC).
        case taxNumber = "tax-number"
        /// Peruvian foreigner's card (carné de extranjería).
        case foreignerCard = "foreigner-card"
        /// Passport number, where the text calls it one.
        case passport
        /// Telephone number.
        case phone
        /// Mail address.
        case email
        /// Account number: the interbank code of Peru (CCI), or a number that the text calls an account.
        case bankAccount = "bank-account"
        /// International bank account number.
        case internationalBankAccount = "international-bank-account"
        /// Payment card.
        case paymentCard = "payment-card"
        /// Number plate of a vehicle.
        case vehiclePlate = "vehicle-plate"
        /// Street or lot with its number.
        case address
        /// Name of a person.
        case personName = "person-name"
        /// Long number of unknown meaning.
        case number
        /// Protected part of the text, an address of the web for example, that holds a datum.
        case protectedPart = "protected-part"
    }

    /// What it is.
    public let kind: Kind
    /// UTF-8 offsets into the text that was searched; on scalar boundaries, not empty.
    public let range: ByteRange<NormalizedForm>

    /// Creates a datum.
    public init(_ kind: Kind, range: ByteRange<NormalizedForm>) {
        self.kind = kind
        self.range = range
    }
}

extension PersonalDatum {
    /// Of two data at one place the less vague one names the kind.
    private var vagueness: Int {
        switch kind {
        case .internationalBankAccount, .vehiclePlate: 0
        case .number: 2
        case .protectedPart: 3
        default: 1
        }
    }

    /// Data in order and disjoint.
    ///
    /// Where some overlap, their union is one datum with the kind of the longest: cutting one short would let a rest
    /// of it through.
    static func disjoint(_ data: [PersonalDatum]) -> [PersonalDatum] {
        let sorted = data.sorted {
            ($0.range.lowerBound, -$0.range.count, $0.vagueness) < (
                $1.range.lowerBound, -$1.range.count, $1.vagueness
            )
        }
        var result: [PersonalDatum] = []
        var longest = 0
        for datum in sorted {
            guard let last = result.last, datum.range.lowerBound < last.range.upperBound else {
                result.append(datum)
                longest = datum.range.count
                continue
            }
            let end = max(last.range.upperBound, datum.range.upperBound)
            let kind = datum.range.count > longest ? datum.kind : last.kind
            longest = max(longest, datum.range.count)
            result[result.count - 1] = PersonalDatum(kind, range: ByteRange(last.range.lowerBound, end))
        }
        return result
    }
}
