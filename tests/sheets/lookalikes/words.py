"""Words for look-alike sheets, in the languages that people write them in.

Each language has roles, activities, sections, and the words of headings and duties. The duties
stand in the order does, answers, asked, told, supports.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One language's words."""

    roles: tuple[str, ...]
    activities: tuple[str, ...]
    sections: tuple[str, ...]
    task: tuple[str, ...]
    role: tuple[str, ...]
    number: tuple[str, ...]
    notes: tuple[str, ...]
    phase: tuple[str, ...]
    description: tuple[str, ...]
    total: str
    duties: tuple[str, ...]


def _cut(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.strip().split("|"))


def _words(**texts: str) -> Words:
    cut = {name: _cut(text) for name, text in texts.items() if name != "total"}
    return Words(total=texts["total"], **cut)


LANGUAGES = {
    "en": _words(
        roles="Project Manager|Sponsor|Business Analyst|Data Steward|Head of Finance|Legal|IT|"
        "Service Desk|QA Lead|DevOps|Works Council|Quality Manager|Steering Committee|Vendor|"
        "Customer|Scrum Master|HR|Procurement|Product Owner|Site Engineer|Safety Officer|CEO|"
        "Information Security|Change Advisory Board|Field Technician|Marketing|PMO|Trainer",
        activities="Sign the lease|Count the stock|Draft the plan|Approve the budget|Test release|"
        "Order spare parts|Train new colleagues|Handle complaints|Close the year|Renew licences|"
        "Write the user guide|Choose the supplier|Hold the kick-off|Keep the risk log up to date|"
        "Answer requests for access|Back up the servers|Report to the board|Design|Deployment|"
        "Stakeholder interviews|Requirements|Go-live decision|Post-implementation review|"
        "Clean the data|Migrate the archive|Check invoices before payment|Set the price|"
        "Publish the minutes|Monitor performance|Archive old contracts|Plan the staffing|"
        "Agree on service levels|Run the pilot|Inspect the site|Decommission the old system",
        sections="Planning|Operations|Procurement|Testing|Handover|Preparation|Purchasing|Finance",
        task="Task|Activity|Activities|Deliverable|Process step|Work package|Decision|Tasks",
        role="Role|Roles|Stakeholder|Name|Team member",
        number="No.|#|ID|Nr|Ref|WBS",
        notes="Notes|Comments|Status|Due date|Remarks|Owner's comment|Frequency",
        phase="Phase|Area|Category|Stage|Workstream",
        description="Description|Details|Explanation",
        total="Total",
        duties="Responsible|Accountable|Consulted|Informed|Support",
    ),
    "da": _words(
        roles="Kommunaldirektør|Systemejer|IT-chef|Projektleder|Digitaliseringschef|Fagchef|"
        "Direktionen|Styregruppe|Superbruger|Økonomiafdelingen|Leverandør|Sikkerhedskoordinator|"
        "DPO|HR|Borgerservice|Afdelingsleder|Chefgruppen|Indkøb",
        activities="Udarbejde strategi|Godkende budget|Følge op på driften|Bestille adgang|"
        "Oplære brugere|Vedligeholde fortegnelsen|Afholde møde|Melde hændelser|Lukke systemet|"
        "Beslutte udbud|Skrive referat|Teste opdatering|Rydde op i data|Besvare henvendelser|"
        "Årligt tilsyn|Risikovurdering|Indkøb af licenser|Opdatere vejledning",
        sections="Strategi|Drift|Sikkerhed|Indkøb|Anskaffelse|Udvikling",
        task="Opgave|Aktivitet|Opgaver|Proces",
        role="Rolle|Roller|Aktør",
        number="Nr.|Nr|ID",
        notes="Bemærkninger|Noter|Status|Frist",
        phase="Fase|Område|Kategori",
        description="Beskrivelse|Uddybning",
        total="I alt",
        duties="Udførende|Hovedansvarlig|Konsulteres|Informeres|Støtter",
    ),
    "de": _words(
        roles="Projektleitung|Geschäftsführung|Fachbereich|IT-Leitung|Einkauf|Betriebsrat|"
        "Qualitätsmanagement|Controlling|Datenschutzbeauftragter|Lieferant|Anwender|Vertrieb",
        activities="Budget freigeben|Anforderungen aufnehmen|Angebot einholen|Testfälle schreiben|"
        "Abnahme durchführen|Schulung planen|Vertrag prüfen|Risiken bewerten|Bericht erstellen|"
        "Daten migrieren|Altsystem abschalten|Lager zählen|Rechnungen prüfen|Konzept erstellen",
        sections="Planung|Umsetzung|Abnahme|Betrieb|Vorbereitung",
        task="Aufgabe|Tätigkeit|Aktivität|Arbeitspaket|Prozessschritt",
        role="Rolle|Rollen|Beteiligte",
        number="Nr.|Lfd. Nr.|Pos.",
        notes="Bemerkung|Status|Termin|Anmerkungen",
        phase="Phase|Bereich|Kategorie",
        description="Beschreibung|Erläuterung",
        total="Summe",
        duties="Durchführung|Rechenschaftspflichtig|Konsultiert|Informiert|Unterstützt",
    ),
    "fr": _words(
        roles="Chef de projet|Direction générale|Métier|DSI|Équipe qualité|Juridique|Acheteur|"
        "Fournisseur|Comité de pilotage|Responsable RH|Développeur|Utilisateurs clés",
        activities="Rédiger le cahier des charges|Valider le budget|Choisir le prestataire|"
        "Former les utilisateurs|Tester la solution|Mettre en production|Suivre les risques|"
        "Préparer la réunion|Commander le matériel|Archiver les contrats|Recette|Cadrage",
        sections="Cadrage|Réalisation|Recette|Exploitation|Lancement",
        task="Tâche|Activité|Activités|Livrable|Étape",
        role="Rôle|Acteurs|Acteur",
        number="N°|Réf",
        notes="Remarques|Commentaires|Statut|Échéance",
        phase="Phase|Domaine|Catégorie",
        description="Description",
        total="Total",
        duties="Réalise|Approuve|Consulté|Informé|Soutien",
    ),
    "es": _words(
        roles="Jefe de proyecto|Patrocinador|Analista|Compras|Dirección|Usuario clave|Proveedor|"
        "Calidad|Equipo técnico|Recursos Humanos|Legal|Comité",
        activities="Aprobar el presupuesto|Redactar requisitos|Elegir proveedor|Probar el sistema|"
        "Formar a los usuarios|Cerrar el proyecto|Pedir el material|Revisar contratos|"
        "Definir el alcance|Hacer seguimiento|Informar al comité|Puesta en marcha",
        sections="Inicio|Planificación|Ejecución|Cierre|Control",
        task="Tarea|Actividad|Actividades|Entregable",
        role="Rol|Roles|Involucrado",
        number="N.º|ID|No.",
        notes="Observaciones|Comentarios|Estado|Fecha",
        phase="Fase|Área|Categoría",
        description="Descripción|Detalle",
        total="Total",
        duties="Responsable|Aprobador|Consultado|Informado|Apoyo",
    ),
    "it": _words(
        roles="Capo progetto|Direzione|Analista|Sviluppatore|Acquisti|Cliente|Fornitore|Qualità|"
        "Ufficio legale|Amministrazione|Tester|Committente",
        activities="Approvare il budget|Raccogliere i requisiti|Scegliere il fornitore|Collaudo|"
        "Formare gli utenti|Chiudere il progetto|Scrivere il manuale|Verificare i rischi|"
        "Preparare la riunione|Sviluppo del modulo|Rilascio|Ordinare il materiale",
        sections="Avvio|Progettazione|Sviluppo|Rilascio|Chiusura",
        task="Attività|Compito|Fase/Attività",
        role="Ruolo|Ruoli|Attore",
        number="N.|ID",
        notes="Note|Commenti|Stato|Scadenza",
        phase="Fase|Ambito|Categoria",
        description="Descrizione",
        total="Totale",
        duties="Responsabile|Approva|Consultato|Informato|Supporto",
    ),
    "sv": _words(
        roles="Projektledare|Systemägare|Förvaltningschef|IT-chef|Verksamheten|Leverantör|"
        "Ekonomi|Styrgrupp|Jurist|HR-avdelningen|Användare|Kommundirektör",
        activities="Ta fram plan|Besluta budget|Utbilda användare|Följa upp avtal|Testa|"
        "Hantera avvikelser|Upphandla system|Uppdatera rutiner|Avveckla system|Rapportera",
        sections="Planering|Drift|Införande|Uppföljning",
        task="Uppgift|Aktivitet|Uppgifter",
        role="Roll|Roller",
        number="Nr",
        notes="Anmärkning|Kommentar|Status",
        phase="Fas|Område",
        description="Beskrivning",
        total="Summa",
        duties="Utför|Huvudansvarig|Konsulteras|Informeras|Stödjer",
    ),
    "nl": _words(
        roles="Projectleider|Opdrachtgever|Teamleider|Inkoop|Functioneel beheer|Leverancier|"
        "Directie|Juridische zaken|Kwaliteit|Gebruikers|Communicatie",
        activities="Budget goedkeuren|Plan opstellen|Leverancier kiezen|Testen|Opleiden|"
        "Contract beheren|Risico's bewaken|Afsluiten|Rapporteren|Gegevens opschonen|In productie",
        sections="Voorbereiding|Uitvoering|Beheer|Afronding",
        task="Taak|Activiteit|Activiteiten",
        role="Rol|Rollen",
        number="Nr.|Volgnr",
        notes="Opmerkingen|Toelichting|Status",
        phase="Fase|Gebied",
        description="Omschrijving",
        total="Totaal",
        duties="Uitvoerend|Eindverantwoordelijk|Geraadpleegd|Geïnformeerd|Ondersteunend",
    ),
    "pt": _words(
        roles="Gerente de projeto|Patrocinador|Analista|Compras|Diretoria|Fornecedor|Qualidade|"
        "Jurídico|Usuário chave|Equipe técnica|Financeiro|Cliente",
        activities="Aprovar orçamento|Levantar requisitos|Escolher fornecedor|Testar o sistema|"
        "Treinar usuários|Encerrar o projeto|Definir escopo|Revisar contratos|Implantar|"
        "Acompanhar riscos|Preparar relatório|Comprar material",
        sections="Iniciação|Planejamento|Execução|Encerramento",
        task="Atividade|Tarefa|Atividades|Entrega",
        role="Papel|Papéis|Função",
        number="Nº|ID",
        notes="Observações|Comentários|Prazo",
        phase="Fase|Área",
        description="Descrição",
        total="Total",
        duties="Responsável|Aprovador|Consultado|Informado|Suporte",
    ),
    "no": _words(
        roles="Prosjektleder|Systemeier|Rådmann|IT-leder|Styringsgruppe|Leverandør|Økonomi|Jurist|"
        "HR|Fagansvarlig|Brukere|Arkivleder",
        activities="Utarbeide plan|Godkjenne budsjett|Følge opp avtalen|Teste løsningen|"
        "Lære opp brukere|Melde avvik|Avslutte prosjektet|Kjøpe inn utstyr|Skrive referat|"
        "Vedlikeholde oversikten|Rapportere til ledelsen",
        sections="Planlegging|Drift|Innføring|Avslutning",
        task="Oppgave|Aktivitet|Oppgaver",
        role="Rolle|Roller",
        number="Nr",
        notes="Merknad|Kommentar|Status",
        phase="Fase|Område",
        description="Beskrivelse",
        total="Sum",
        duties="Utfører|Hovedansvarlig|Konsulteres|Informeres|Støtter",
    ),
    "pl": _words(
        roles="Kierownik projektu|Sponsor|Analityk|Dział IT|Zarząd|Dostawca|Zakupy|Księgowość|"
        "Użytkownik|Tester|Dział prawny",
        activities="Zatwierdzenie budżetu|Opracowanie planu|Wybór dostawcy|Testy|Szkolenia|"
        "Wdrożenie|Zamknięcie projektu|Przegląd umów|Raport końcowy|Analiza ryzyka",
        sections="Planowanie|Realizacja|Zamknięcie",
        task="Zadanie|Działanie|Czynność",
        role="Rola|Role",
        number="Lp.|Nr",
        notes="Uwagi|Komentarz",
        phase="Faza|Etap",
        description="Opis",
        total="Razem",
        duties="Wykonuje|Zatwierdza|Konsultowany|Informowany|Wsparcie",
    ),
    "ru": _words(
        roles="Руководитель проекта|Заказчик|Аналитик|Разработчик|Тестировщик|Бухгалтерия|Директор|"
        "Поставщик|Юрист|Служба поддержки|Отдел кадров",
        activities="Утвердить бюджет|Собрать требования|Выбрать поставщика|Провести испытания|"
        "Обучить пользователей|Закрыть проект|Подготовить отчёт|Проверить договор|"
        "Описать процесс|Ввод в эксплуатацию|Оценить риски",
        sections="Подготовка|Разработка|Внедрение|Закрытие",
        task="Задача|Работа|Активность|Процесс",
        role="Роль|Участник",
        number="№|№ п/п",
        notes="Примечание|Комментарий|Срок",
        phase="Этап|Фаза",
        description="Описание",
        total="Итого",
        duties="Исполнитель|Утверждает|Консультирует|Информируется|Поддержка",
    ),
}

PEOPLE = _cut(
    "Ann Hill|Bo Larsen|Carla Diaz|Dan Wu|Eva Novak|Finn Berg|Grete Holm|Ida Krog|Jan de Wit|"
    "Karim Aziz|Lena Roth|Milan Petrov|Nora Lind|Omar Said|Paula Reyes|Rui Costa|Sara Conti"
)
SHORT_ROLES = _cut("PM|IT|HR|QA|BA|PO|CEO|CIO|SME|DBA|PMO|Dev|Ops|Legal|R&D|CAB|SM|TL|UX|FM")
GROUPS = {
    "en": _cut("Business|Technology|Suppliers|Management|Project team|External"),
    "da": _cut("Forretning|It|Ledelse|Eksterne"),
}
GROUPS_ELSEWHERE = _cut("Business|IT|Extern|Management")
