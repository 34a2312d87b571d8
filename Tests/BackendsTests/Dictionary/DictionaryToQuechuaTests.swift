import Testing
import TextProcessing
import Translation

@testable import Backends

/// Spanish into Chanka Quechua; expectations follow the paradigms of Soto Ruiz (1976), word choice is the lexicon's.
struct DictionaryToQuechuaTests {
    @Test(
        "says Spanish sentences in Quechua",
        arguments: [
            ("Presente su DNI.", "DNIykita riqsichiy."),
            ("Vaya a la posta con su hijo.", "Postaman churiykiwan riy."),
            ("Traiga su documento de identidad.", "DNIykita apamuy."),
            ("No pague a nadie.", "Ama pimanpas pagaychu."),
            ("No cierre la puerta.", "Ama punkuta wichqaychu."),
            ("¿Dónde está la posta médica?", "¿Maypitaq posta kachkan?"),
            ("¿Cuál es su nombre?", "¿Mayqintaq sutiyki?"),
            ("¿Quién es el presidente?", "¿Pitaq umalliq?"),
            ("¿Cuándo llega el médico?", "¿Haykapitaq hampiq chayan?"),
            ("¿Tiene DNI?", "¿DNIyki kapusunkichu?"),
            ("Tengo dos hijos.", "Iskay churiy kapuwan."),
            ("Juan tiene una casa.", "Juanpaqa wasin kapun."),
            ("La oficina está cerrada.", "Oficinaqa wichqasqa kachkan."),
            ("El hospital está en la plaza.", "Hampina wasiqa plasapi kachkan."),
            ("Soy profesor.", "Yachachiqmi kani."),
            ("El agua es vida.", "Yakuqa kawsaymi."),
            ("No hay agua.", "Manam yaku kanchu."),
            ("Hay médicos en el hospital.", "Hampiqkuna hampina wasipi kan."),
            ("Puede pagar aquí.", "Kaypi pagayta atinki."),
            ("Debe presentar su DNI.", "DNIykita riqsichinaykim."),
            ("Tiene que firmar el documento.", "Qillqata firmanaykim."),
            ("Quiero hablar con el alcalde.", "Alkaldiwan rimayta munani."),
            ("El juez no puede ayudar.", "Juezqa manam yanapayta atinchu."),
            ("Los niños estudian en la escuela.", "Warmakunaqa yachay wasipi yachanku."),
            ("Mañana llegará el médico.", "Paqarin hampiq chayanqa."),
            ("Estamos trabajando para usted.", "Qampaq llamkachkanchik."),
            ("El gobierno ayuda a las personas pobres.", "Gubyirnuqa wakcha runakunata yanapan."),
            ("Reunión de padres", "Tayta mama huñunakuy"),
            ("Registro de nacimiento", "Paqariy qillqasqa"),
            ("La puerta de la escuela es roja.", "Yachay wasipa punkunqa pukam."),
            ("El hijo de Juan no come.", "Juanpa churinqa manam mikunchu."),
            ("Escriba su nombre y su edad.", "Sutiykita wataykitapas qillqay."),
            ("Lleve agua, pan y leche.", "Yakuta, tantata lichitapas apay."),
            ("Llámenos al 105.", "105-ta qayaway."),
            ("Dígame su nombre.", "Sutiykita niway."),
            ("Si tiene fiebre, vaya al hospital.", "Rupapayki kapusuptiykiqa, hampina wasiman riy."),
            ("Para pagar su deuda, vaya al banco.", "Manuykita paganapaq, qullqiwasiman riy."),
            ("Pensión 65 ayuda a los ancianos.", "Pensión 65-qa machukunata yanapan."),
            ("Pague S/ 20 en el banco.", "S/ 20-ta qullqiwasipi pagay."),
            ("Mi casa es grande pero tu casa es pequeña.", "Wasiyqa hatunmi ichaqa wasiykiqa huchuymi."),
            ("Ayer compré tres libros.", "Qayna punchaw kimsa liwruta rantirqani."),
            ("El perro está durmiendo.", "Allquqa puñuchkan."),
            ("Se vende casa.", "Wasi qatukun."),
            ("Me duele la cabeza.", "Uma nanawan."),
            ("Te llamo mañana.", "Paqarin qayayki."),
            ("Los campesinos siembran papa y maíz.", "Chakra llamkaqkunaqa papata saratapas tarpunku."),
            ("Buenos días.", "Allin punchaw."),
            ("Buscar", "Maskay"),
        ])
    func sentences(spanish: String, quechua: String) async throws {
        let output = try await DictionaryData.translate(spanish, .spanish, .chankaQuechua)
        #expect(output.text == quechua)
        #expect(output.unknownWords.isEmpty)
    }

    @Test(
        "copies what it does not know and names it once",
        arguments: [
            ("La enfermera vacunó a los niños.", "Enfermeraqa warmakunata vacunarqan.", ["enfermera"]),
            ("Hola {nombre}, su casa es grande.", "Hola {nombre}, wasiykiqa hatunmi.", ["Hola"]),
            ("Cierre la llave y la llave.", "Llaveta llavetapas wichqay.", ["llave"]),
        ])
    func unknownWords(spanish: String, quechua: String, unknown: [String]) async throws {
        let output = try await DictionaryData.translate(spanish, .spanish, .chankaQuechua)
        #expect(output.text == quechua)
        #expect(output.unknownWords == unknown)
    }
}
