import Accessibility
import Testing
import TextProcessing

@Suite struct SpanishPreparationTests {
    @Test("numbers and money", arguments: SpanishPreparationTests.numbersCases)
    func numbers(text: String, expected: String) throws { try check(text, expected) }

    @Test("dates, times and row numbers", arguments: SpanishPreparationTests.calendarCases)
    func calendar(text: String, expected: String) throws { try check(text, expected) }

    @Test("identity, telephones, accounts and law", arguments: SpanishPreparationTests.papersCases)
    func papers(text: String, expected: String) throws { try check(text, expected) }

    @Test("abbreviations, acronyms, addresses and signs", arguments: SpanishPreparationTests.wordsCases)
    func words(text: String, expected: String) throws { try check(text, expected) }

    private func check(_ text: String, _ expected: String) throws {
        let sentences = try PreparationData.preparer().prepare(text, variety: .spanish)
        #expect(PreparationData.line(sentences) == expected)
    }

    static let numbersCases: [(String, String)] = [
        ("1,234.50", "mil doscientos treinta y cuatro punto cincuenta"),
        ("1.234,50", "mil doscientos treinta y cuatro punto cincuenta"),
        ("12 345 habitantes", "doce mil trescientos cuarenta y cinco habitantes"),
        ("1'250,000 personas", "un millón doscientas cincuenta mil personas"),
        ("1.234.567", "un millón doscientos treinta y cuatro mil quinientos sesenta y siete"),
        ("3.1416", "tres punto uno cuatro uno seis"), ("0,5", "cero punto cinco"),
        ("1.05", "uno punto cero cinco"), ("1.234", "uno punto dos tres cuatro"),
        ("Hay 1 niño", "Hay un niño"), ("Hay 1 niña.", "Hay una niña."), ("21 días", "veintiún días"),
        ("31 mujeres", "treinta y una mujeres"), ("200 mujeres", "doscientas mujeres"),
        ("21 de ellos", "veintiuno de ellos"), ("200 mil personas", "doscientas mil personas"),
        ("21 mil soles", "veintiún mil soles"), ("1000 trámites", "mil trámites"),
        ("El total es 501.", "El total es quinientos uno."), ("501 soles", "quinientos un soles"),
        ("artículo 1 del reglamento", "artículo uno del reglamento"), ("-5 grados", "menos cinco grados"),
        ("101 vacunas", "ciento una vacunas"), ("0", "cero"), ("16 y 22", "dieciséis y veintidós"),
        ("1000000", "uno cero cero cero cero cero cero"), ("1,000,000", "un millón"), ("007", "cero cero siete"),
        ("18%", "dieciocho por ciento"), ("2.5 %", "dos punto cinco por ciento"), ("1/2 taza", "un medio taza"),
        ("3/4 partes", "tres cuartos partes"), ("½ litro", "un medio litro"), ("1 1/2 tazas", "uno y un medio tazas"),
        ("1/4 kg", "un cuarto kilogramo"),
        ("1 de ellas", "una de ellas"), ("temp. máx. 23 °C", "temp máximo veintitrés grados Celsius"),
        ("5/12 de la herencia", "cinco sobre doce de la herencia"),
        ("S/ 1,234.50", "mil doscientos treinta y cuatro soles con cincuenta céntimos"),
        ("S/. 20", "veinte soles"),
        ("Tarifa: S/. 15.00 - S/. 20.00", "Tarifa: quince soles, veinte soles"), ("2 x 3", "dos por tres"),
        ("S/1.50", "un sol con cincuenta céntimos"), ("S/ 0.50", "cincuenta céntimos"),
        ("S/ 1", "un sol"), ("S/ 501.00", "quinientos un soles"), ("S/ 1,000,000", "un millón de soles"),
        ("S/ 2.5 millones", "dos punto cinco millones de soles"), ("US$ 1", "un dólar"),
        ("S/ 3 mil millones", "tres mil millones de soles"), ("con 00/100 soles", "con cero sobre cien soles"),
        ("US$ 21.01", "veintiún dólares con un centavo"), ("$ 5", "cinco dólares"),
        ("€ 3.20", "tres euros con veinte céntimos"), ("PEN 10", "diez soles"),
        ("1500000 soles", "un millón quinientos mil soles"), ("30 USD", "treinta dólares"),
        ("£ 200", "doscientas libras"), ("12.30 soles", "doce soles con treinta céntimos"),
        ("S/ 20 soles", "veinte soles"), ("S/ 1'500,000.00", "un millón quinientos mil soles"),
        ("8-12 años", "ocho a doce años"), ("2020-2024", "dos mil veinte a dos mil veinticuatro"),
        ("12 km", "doce kilómetros"), ("1 kg", "un kilogramo"), ("120 m²", "ciento veinte metros cuadrados"),
        ("21 ha", "veintiuna hectáreas"), ("38.5 °C", "treinta y ocho punto cinco grados Celsius"),
        ("80 km/h", "ochenta kilómetros por hora"), ("500mg", "quinientos miligramos"),
        ("5 min. de espera", "cinco minutos de espera"), ("3 m3", "tres metros cúbicos"),
    ]

    static let calendarCases: [(String, String)] = [
        ("28/07/2025", "veintiocho de julio de dos mil veinticinco"),
        ("2025-07-28", "veintiocho de julio de dos mil veinticinco"),
        ("28.07.2025", "veintiocho de julio de dos mil veinticinco"),
        ("1-1-2024", "primero de enero de dos mil veinticuatro"),
        ("28 de julio de 2025", "veintiocho de julio de dos mil veinticinco"),
        ("El 1 de mayo.", "El primero de mayo."), ("1.º de mayo", "primero de mayo"),
        ("el 28/7", "el veintiocho de julio"), ("el 3/4", "el tres de abril"),
        ("15 de SETIEMBRE del 2023", "quince de setiembre de dos mil veintitrés"),
        ("9 de septiembre", "nueve de setiembre"), ("28-jul-2025", "veintiocho de julio de dos mil veinticinco"),
        ("julio de 2025", "julio de dos mil veinticinco"), ("07/28/2025", "veintiocho de julio de dos mil veinticinco"),
        ("atención 24/7", "atención veinticuatro siete"),
        ("31/02/2025", "treinta y uno barra cero dos barra dos mil veinticinco"),
        ("8:30 a. m.", "ocho y treinta de la mañana."),
        ("a las 8 a.m. a 5 p.m.", "a las ocho de la mañana a cinco de la tarde."),
        ("14:00 h", "catorce horas"), ("14:30 h", "catorce y treinta horas"), ("1:00 p. m.", "una de la tarde."),
        ("12 m.", "doce del mediodía."), ("8:30", "ocho y treinta"),
        ("08:00-16:30", "ocho horas a dieciséis y treinta"), ("9:15 pm", "nueve y quince de la noche"),
        ("2:05 a.m. del lunes", "dos y cinco de la madrugada del lunes"), ("10:20:01", "diez y veinte con un segundo"),
        ("1.er piso", "primer piso"), ("1er lugar", "primer lugar"), ("3ro", "tercero"),
        ("2do. puesto", "segundo puesto"), ("2.ª vez", "segunda vez"),
        ("1.º grado", "primer grado"), ("5° puesto", "quinto puesto"), ("artículo 5°", "artículo quinto"),
        ("20.º aniversario", "vigésimo aniversario"), ("siglo XXI", "siglo veintiuno"),
        ("Título IV", "Título cuatro"), ("capítulo II", "capítulo dos"), ("Juan Pablo II", "Juan Pablo segundo"),
        ("II Guerra Mundial", "segunda Guerra Mundial"), ("III Congreso", "tercer Congreso"),
        ("I Encuentro", "primer Encuentro"), ("15h30", "quince y treinta"),
    ]

    static let papersCases: [(String, String)] = [
        ("DNI 46723815", "de ene i cuatro seis siete dos tres ocho uno cinco"),
        ("DNI N.° 46723815", "de ene i número cuatro seis siete dos tres ocho uno cinco"),
        ("RUC: 20131370645", "erre u ce: dos cero uno tres uno tres siete cero seis cuatro cinco"),
        ("CE 000123456", "ce e cero cero cero uno dos tres cuatro cinco seis"),
        ("Su número es 46723815.", "Su número es cuatro seis siete dos tres ocho uno cinco."),
        ("(01) 315-2700", "cero uno tres uno cinco dos siete cero cero"),
        ("999 888 777", "nueve nueve nueve ocho ocho ocho siete siete siete"),
        ("+51 987 654 321", "más cinco uno nueve ocho siete seis cinco cuatro tres dos uno"),
        ("0800-12345", "cero ocho cero cero uno dos tres cuatro cinco"), ("*0123", "asterisco cero uno dos tres"),
        ("Llame al 113.", "Llame al uno uno tres."), ("315-2700", "tres uno cinco dos siete cero cero"),
        ("cuenta 193-12345678-0-12", "cuenta uno nueve tres uno dos tres cuatro cinco seis siete ocho cero uno dos"),
        (
            "CCI 002-193-123456780012",
            "ce ce i cero cero dos uno nueve tres uno dos tres cuatro cinco seis siete ocho cero cero uno dos"
        ),
        ("Ley N.° 29535", "Ley número veintinueve mil quinientos treinta y cinco"),
        (
            "D.S. N.° 004-2019-JUS",
            "decreto supremo número cero cero cuatro guion dos mil diecinueve guion jota u ese"
        ),
        ("R.M. 1218-85-ED", "resolución ministerial mil doscientos dieciocho guion ochenta y cinco guion e de"),
        ("art. 2, inc. c", "artículo dos, inciso ce"), ("lit. a)", "literal a,"),
        (
            "Cta. Cte. N.° 0011-0123-0200456789",
            "cuenta corriente número cero cero uno uno cero uno dos tres cero dos cero cero cuatro cinco seis siete ocho nueve"
        ),
        ("num. 3.1", "numeral tres punto uno"), ("numeral 3.1.2", "numeral tres punto uno punto dos"),
        ("Nº 5", "número cinco"), ("No. 15", "número quince"), ("a) Presentar el DNI", "a, Presentar el de ene i"),
        ("2) Firmar", "dos, Firmar"),
    ]

    static let wordsCases: [(String, String)] = [
        ("El Sr. Quispe y la Dra. Mamani", "El señor Quispe y la doctora Mamani"),
        ("Av. Brasil 2950", "avenida Brasil dos mil novecientos cincuenta"),
        ("Jr. Cusco, Mz. B Lt. 5", "jirón Cusco, manzana be lote cinco"), ("pág. 3", "página tres"),
        ("pan, leche, etc.", "pan, leche, etcétera."), ("EE. UU.", "Estados Unidos."),
        ("Andina S.A.C.", "Andina sociedad anónima cerrada."), ("padre y/o madre", "padre y o madre"),
        ("Vive en S/N", "Vive en sin número"), ("RENIEC y SUNAT", "reniec y sunat"),
        ("El EsSalud y el MIDIS", "El essalud y el midis"), ("afiliado al SIS", "afiliado al sis"),
        ("ante la ONPE", "ante la onpe"), ("D.N.I. vigente", "de ene i vigente"), ("la PNP", "la pe ene pe"),
        ("la UGEL", "la ugel"), ("el BTRX", "el be te erre equis"), ("NO firme", "no firme"),
        ("SOLICITUD DE ACCESO GRATUITO", "solicitud de acceso gratuito"), ("vitamina C", "vitamina ce"),
        ("www.gob.pe", "doble ve doble ve doble ve punto gob punto pe"),
        ("Escriba a mesa@sunat.gob.pe.", "Escriba a mesa arroba sunat punto gob punto pe."),
        (
            "https://www.gob.pe/midis",
            "hache te te pe ese dos puntos barra barra doble ve doble ve doble ve punto gob punto pe barra midis"
        ),
        ("#SaludParaTodos", "numeral Salud Para Todos"), ("@midis", "arroba midis"),
        ("¿Qué hora es?", "Qué hora es?"), ("¡Atención!", "Atención!"), ("Espere…", "Espere…"),
        ("Espere... ya", "Espere… ya"), ("padre (o madre) firma", "padre, o madre, firma"),
        ("dijo «sí»", "dijo sí"), ("Lima – Cusco", "Lima, Cusco"), ("socio-económico", "socio económico"),
        ("COVID-19", "covid diecinueve"), ("él/ella", "él barra ella"), ("2 + 2 = 4", "dos más dos igual a cuatro"),
        ("pan & vino", "pan y vino"), ("archivo.pdf", "archivo punto pdf"), ("Nombre: ______", "Nombre:"),
        ("Hola. Adiós.", "Hola. | Adiós."), ("Línea uno\nLínea dos", "Línea uno | Línea dos"),
        ("El Dr. Paz vino. Firmó.", "El doctor Paz vino. | Firmó."), ("José C. de la Mar", "José ce de la Mar"),
        ("😀 Hola", "Hola"), ("• Copia del DNI", "Copia del de ene i"), ("5 > 3", "cinco mayor que tres"),
        ("N-4", "ene cuatro"), ("Ana Q., Lima", "Ana cu, Lima"),
        ("012-2024-UGEL03", "cero uno dos guion dos mil veinticuatro guion ugel cero tres"),
        ("a 5 km. Luego sube", "a cinco kilómetros. | Luego sube"),
        ("en el km. 40", "en el kilómetro cuarenta"), ("5ta. Av.", "quinta avenida."), ("Línea 100", "Línea cien"),
        ("José Á. Quispe", "José a Quispe"), ("CÓD. 5", "código cinco"),
        ("La Sra. tiene 65 años.", "La señora tiene sesenta y cinco años."),
    ]
}
