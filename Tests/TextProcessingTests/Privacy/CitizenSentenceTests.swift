import Testing
import TextProcessing

/// Forty sentences as citizens write them; each datum that must not leave stands in it as listed.
struct CitizenSentenceTests {
    private typealias Row = (text: String, data: [(PersonalDatum.Kind, String)])

    private static let rows: [Row] = [
        (
            "Soy Juan Quispe Mamani, mi DNI es 45678912.",
            [(.personName, "Juan Quispe Mamani"), (.identityNumber, "45678912")]
        ),
        ("buenas tardes soy rosa huaman y no me llega el bono", [(.personName, "rosa huaman")]),
        ("Mi celular es 987654321, llámenme por favor.", [(.phone, "987654321")]),
        ("Vivo en el Jr. Puno 345, interior 2.", [(.address, "Jr. Puno 345, interior 2")]),
        ("El señor Condori no recibió su pensión.", [(.personName, "Condori")]),
        ("Depositar a la cuenta 0011-0123-45-0200123456 por favor.", [(.bankAccount, "0011-0123-45-0200123456")]),
        ("Escríbame a mquispe_78@gmail.com cuando salga.", [(.email, "mquispe_78@gmail.com")]),
        ("La empresa con RUC 20100070970 no me pagó.", [(.taxNumber, "20100070970")]),
        ("Me chocó el carro de placa ABC-123 en la avenida.", [(.vehiclePlate, "ABC-123")]),
        ("Tengo carné de extranjería 001234567 y soy venezolana.", [(.foreignerCard, "001234567")]),
        ("Perdí mi pasaporte 118123456 en Cusco.", [(.passport, "118123456")]),
        ("Mi hija Yuliana Ccori Huallpa nació en Puno.", [(.personName, "Yuliana Ccori Huallpa")]),
        ("Llamar al (084) 22-3344 o al 984 112 233.", [(.phone, "(084) 22-3344"), (.phone, "984 112 233")]),
        ("doña Eusebia Ttito necesita una silla de ruedas", [(.personName, "Eusebia Ttito")]),
        ("Mi CCI es 00219300456789012317 del BCP.", [(.bankAccount, "00219300456789012317")]),
        ("Pagué con la tarjeta 4111 1111 1111 1111.", [(.paymentCard, "4111 1111 1111 1111")]),
        ("Mz. F Lt. 12, Urb. San Carlos, Huancayo", [(.address, "Mz. F Lt. 12")]),
        (
            "MI NOMBRE ES MARIA CHOQUE TICONA DNI 01234567",
            [(.personName, "MARIA CHOQUE TICONA"), (.identityNumber, "01234567")]
        ),
        ("el señor vive en av. el sol 1020 dpto 3", [(.address, "av. el sol 1020 dpto 3")]),
        ("Mi vecino Wilber Apaza me debe S/ 1 500.00.", [(.personName, "Wilber Apaza")]),
        (
            "Transfiera a GB82 WEST 1234 5698 7654 32, gracias.",
            [(.internationalBankAccount, "GB82 WEST 1234 5698 7654 32")]
        ),
        ("Mi esposo Pfuturi Huamani Edwin falleció.", [(.personName, "Pfuturi Huamani Edwin")]),
        ("Ñuqapa sutiyqa Julián Palomino.", [(.personName, "Julián Palomino")]),
        ("DNIyqa 40112233, celularniyñataq 966778899.", [(.identityNumber, "40112233"), (.phone, "966778899")]),
        ("Mamanipa wasinpi kachkani.", [(.personName, "Mamani")]),
        ("Tayta Vicentewan rimayta munani.", [(.personName, "Vicente")]),
        ("Juanaqa 45678912 DNIniyuqmi.", [(.personName, "Juana"), (.identityNumber, "45678912")]),
        ("Jr. Lima 234pi tiyani.", [(.address, "Jr. Lima 234")]),
        ("Saturninaman qullqita quychik.", [(.personName, "Saturnina")]),
        ("Noqaq sutiyqa Hilario Cusihuamán, Qosqomanta kani.", [(.personName, "Hilario Cusihuamán")]),
        ("Telefonoyqa 974112233.", [(.phone, "974112233")]),
        ("Nayan sutijax Nieves Chambi satawa.", [(.personName, "Nieves Chambi")]),
        ("Quispex qullqi apiwa.", [(.personName, "Quispe")]),
        ("DNI jakhujax 01298765 satawa.", [(.identityNumber, "01298765")]),
        ("Tata Policarporu uñjta.", [(.personName, "Policarpo")]),
        ("Telefonojax 951234567 ukawa, jawstʼita.", [(.phone, "951234567")]),
        ("Condorimpi Apazampi jutapxi.", [(.personName, "Condori"), (.personName, "Apaza")]),
        (
            "My name is Edwin Mamani and my ID number is 45678912.",
            [(.personName, "Edwin Mamani"), (.identityNumber, "45678912")]
        ),
        (
            "Please call me at +51 987 654 321 or write to ed.m@mail.com.",
            [(.phone, "+51 987 654 321"), (.email, "ed.m@mail.com")]
        ),
        ("I live at Calle Tacna 120, near the market.", [(.address, "Calle Tacna 120")]),
    ]

    /// Share of data of each kind that no part of is left outside the found ranges.
    private func recall() throws -> [PersonalDatum.Kind: (found: Int, all: Int)] {
        let finder = try PrivacyLexicon.finder()
        var result: [PersonalDatum.Kind: (found: Int, all: Int)] = [:]
        for row in Self.rows {
            let text = Array(row.text.utf8)
            let found = finder.data(in: row.text)
            for (kind, value) in row.data {
                let needle = Array(value.utf8)
                let start = text.indices.first { text[$0...].starts(with: needle) }
                guard let start else {
                    Issue.record("the list is wrong: \(value)")
                    continue
                }
                let isCovered = found.contains {
                    $0.range.lowerBound <= start && start + needle.count <= $0.range.upperBound
                }
                result[kind, default: (0, 0)].all += 1
                if isCovered { result[kind, default: (0, 0)].found += 1 }
            }
        }
        return result
    }

    @Test("nothing of what citizens wrote is left out, kind by kind")
    func coversEverything() throws {
        #expect(Self.rows.count == 40)
        for (kind, counts) in try recall() { #expect(counts.found == counts.all, "\(kind.rawValue)") }
    }
}
