import Testing
import TextProcessing

struct PersonalDataFinderTests {
    @Test(
        "numbers that are data",
        arguments: [
            ("DNI 45678912", "identity-number:45678912"),
            ("DNI N.° 45678912.", "identity-number:45678912"),
            ("Mi DNI es 45.678.912 y punto", "identity-number:45.678.912"),
            ("DNI 42388604-3", "identity-number:42388604-3"),
            ("DNI 42388604-H", "identity-number:42388604-H"),
            ("DNIyqa 45678912", "identity-number:45678912"),
            ("DNIniyqa 45678912mi", "identity-number:45678912"),
            ("DNI jakhuxa 45678912wa", "identity-number:45678912"),
            ("Chay 45678912 yupaywan", "number:45678912"),
            ("My ID document is 45678912", "identity-number:45678912"),
            ("CI 1234567 LP", "identity-number:1234567"),
            ("carnet de identidad 6543210-1A", "identity-number:6543210-1A"),
            ("RUC 20100070970", "tax-number:20100070970"), ("20100070970", "tax-number:20100070970"),
            ("RUC 20100070971", "tax-number:20100070971"), ("20100070971", "number:20100070971"),
            ("CE 001234567", "foreigner-card:001234567"),
            ("carné de extranjería N.° 001234567", "foreigner-card:001234567"),
            ("pasaporte PE123456", "passport:PE123456"), ("passport 118123456", "passport:118123456"),
            ("987654321", "phone:987654321"), ("987 654 321", "phone:987 654 321"),
            ("celular: 987-654-321", "phone:987-654-321"), ("+51 987 654 321", "phone:+51 987 654 321"),
            ("+51987654321", "phone:+51987654321"), ("51987654321", "phone:51987654321"),
            ("(01) 428-3000", "phone:(01) 428-3000"), ("01-4283000", "phone:01-4283000"),
            ("084-223344", "phone:084-223344"), ("teléfono 223344", "phone:223344"),
            ("tel. 428 3000 anexo 205", "phone:428 3000"), ("+591 71234567", "phone:+591 71234567"),
            ("silularniy 987654321", "phone:987654321"), ("telefonojaxa 951234567wa", "phone:951234567"),
            ("call my phone 951 234 567", "phone:951 234 567"),
            ("01136600010003254221", "bank-account:01136600010003254221"),
            ("CCI 011-366-000100032542-21", "bank-account:011-366-000100032542-21"),
            ("cuenta 193-12345678-0-12", "bank-account:193-12345678-0-12"),
            ("cuenta de ahorros 04-123-456789", "bank-account:04-123-456789"),
            ("4111 1111 1111 1111", "payment-card:4111 1111 1111 1111"),
            ("4111111111111111", "payment-card:4111111111111111"),
            ("4111111111111112", "number:4111111111111112"),
            ("GB82 WEST 1234 5698 7654 32", "international-bank-account:GB82 WEST 1234 5698 7654 32"),
            ("ES9121000418450200051332", "international-bank-account:ES9121000418450200051332"),
            ("ABC-123", "vehicle-plate:ABC-123"), ("A1B-234.", "vehicle-plate:A1B-234"),
            ("placa A1B 234", "vehicle-plate:A1B 234"), ("placa de moto 1234-AB", "vehicle-plate:1234-AB"),
            ("expediente 01234-2020-0-1801-JR-CI-05", "number:01234-2020-0-1801-JR-CI-05"),
            ("DNI 45678912 y 87654321", "identity-number:45678912 | identity-number:87654321"),
            ("a juan@x.pe y", "email:juan@x.pe"), ("ana@x.peñ", "email:ana@x.peñ"),
            ("ana@correo.peman", "email:ana@correo.peman"),
            ("ana@local.", "email:ana@local"), ("@ana y @", "person-name:ana"), ("４５６７８９１２", "number:４５６７８９１２"),
            ("שלום 45678912", "number:45678912"),
        ])
    func numbers(text: String, expected: String) throws {
        #expect(PrivacyLexicon.written(try PrivacyLexicon.finder().data(in: text), of: text) == expected)
    }

    @Test(
        "what is nobody's datum",
        arguments: [
            "", " ", "a", "7", "DNI", "Traiga su DNI", "DNI original y copia", "RUC", "en 2023", "entre 2019 y 2020",
            "2019-2020",
            "Ley N.° 29973", "Ley 27444, artículo 139", "Decreto Supremo N.° 004-2019-JUS", "D.S. 004-2019",
            "Resolución Ministerial 1218-85-ED", "D.L. N.° 1412", "artículo 2.1", "S/ 1 234 567.00", "S/1234567.50",
            "S/. 1500000", "US$ 12 345 678", "1500000 soles", "Bs 1234567", "1,234,567 habitantes", "12/05/2023",
            "2023-05-12", "12.05.2023", "a las 10:30", "60%", "3.5 km", "anexo 1234", "COVID-19", "Pensión 65",
            "Av. Arequipa", "la calle está cerrada 3 veces", "la rosa es una flor", "las flores y la paz", "Cruz Roja",
            "en julio de 2023", "Hoy domingo 5", "San Juan de Lurigancho", "Santa Rosa", "Señora Alcaldesa",
            "Sr. Presidente", "Paz y bien", "prestar mucha atención", "se alejó de la casa", "lo tomas en serio",
            "mamani sutiyuq", "wasiykita qaway", "mamay hamun", "manqʼ apayasiñaw", "jachʼa suyu", "jupax sari",
            "the birth certificate", "Martes 13", "https://www.gob.pe/235", "e\u{0301}l", "👍",
        ])
    func nothing(text: String) throws {
        #expect(PrivacyLexicon.written(try PrivacyLexicon.finder().data(in: text), of: text).isEmpty)
    }

    @Test(
        "addresses",
        arguments: [
            ("Vivo en Av. Arequipa 1234, dpto. 501.", "address:Av. Arequipa 1234, dpto. 501"),
            ("Jr. 28 de Julio N.° 450", "address:Jr. 28 de Julio N.° 450"),
            ("calle Comercio 123ta", "address:calle Comercio 123"), ("Mz. B Lt. 4", "address:Mz. B Lt. 4"),
            ("av. los incas 234", "address:av. los incas 234"), ("Av. El Sol 250-B", "address:Av. El Sol 250-B"),
            ("Urb. Los Pinos Mz. C Lote 12", "address:Urb. Los Pinos Mz. C Lote 12"),
            ("Psje. Las Flores 105 int. B", "address:Psje. Las Flores 105 int. B"),
            ("Av. Sol. Tengo 3 hijos", ""), ("Av. Arequipa a las 10:30", ""),
        ])
    func addresses(text: String, expected: String) throws {
        #expect(PrivacyLexicon.written(try PrivacyLexicon.finder().data(in: text), of: text) == expected)
    }

    @Test(
        "names, with Quechua and Aymara endings outside",
        arguments: [
            ("Juan Mamanipa wasin", "Juan Mamani"), ("Quispex jutiwa", "Quispe"), ("Juanman quy", "Juan"),
            ("Rosaru churäta", "Rosa"), ("Juanampi sarä", "Juana"), ("Martinampi sarä", "Martin"), ("Ana", "Ana"),
            ("Mamanin utapa", "Mamani"),
            ("Condorita willawan", "Condori"), ("tayta Juan hamun", "Juan"), ("mama Rosa hamun", "Rosa"),
            ("Rosa Flores llegó", "Rosa Flores"), ("Sr. Paz", "Paz"), ("la señora Luz Paz", "Luz Paz"),
            ("don Eulogio Ccahuana", "Eulogio Ccahuana"), ("Dr. Marcial Ayaipoma", "Marcial Ayaipoma"),
            ("Juan Pfoccohuanca vive aquí", "Juan Pfoccohuanca"),
            ("María de los Ángeles Huamán", "María de los Ángeles Huamán"),
            ("Quispe Mamani, Juan", "Quispe Mamani, Juan"), ("JUAN CARLOS MAMANI", "JUAN CARLOS MAMANI"),
            ("juan mamani vive", "juan mamani"), ("quispe mamani ana", "quispe mamani ana"), ("Ramona vino", "Ramona"),
            ("llama a juancito", "juancito"), ("Juan C. Mamani", "Juan C. Mamani"), ("JOSE", "JOSE"),
            ("Jose\u{0301} Quispe", "Jose\u{0301} Quispe"), ("Mr. John Quispe", "John Quispe"),
            ("el ciudadano Yhony Quispe", "Yhony Quispe"),
        ])
    func names(text: String, expected: String) throws {
        let data = try PrivacyLexicon.finder().data(in: text)
        #expect(PrivacyLexicon.written(data, of: text) == "person-name:\(expected)")
    }

    @Test("ranges are in order, disjoint and on scalar boundaries, for a long and crowded text")
    func crowded() throws {
        let text = String(repeating: "Juan Quispe, DNI 45678912-3, +51 987 654 321 ñʼä juan@x.pe; ", count: 2_000)
        let data = try PrivacyLexicon.finder().data(in: text)
        var end = 0
        for datum in data {
            #expect(datum.range.lowerBound >= end && !datum.range.isEmpty)
            end = datum.range.upperBound
        }
        #expect(data.count == 8_000)
    }

    @Test(
        "a bad line of the gazetteer is named",
        arguments: [
            ("Juan\tgiven", "names.columns"), ("J3\tgiven\t", "names.form"), ("Juan\tfirst\t", "names.unknown-value"),
            ("Juan\tgiven\tsometimes", "names.unknown-value"),
        ])
    func badLine(line: String, code: String) {
        let error = #expect(throws: NameGazetteerError.self) {
            try NameGazetteer(names: "# title: test\n\(line)\n", suffixes: "")
        }
        #expect(error?.code == code && error?.line == 2)
    }
}
